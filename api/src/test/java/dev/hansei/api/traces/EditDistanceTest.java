package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
  @Test
  void countsWhatIsPutInTakenOutAndChanged() {
    assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
    assertThat(EditDistance.between("", "abc")).isEqualTo(3);
    assertThat(EditDistance.between("abc", "")).isEqualTo(3);
    assertThat(EditDistance.between("same", "same")).isZero();
    assertThat(EditDistance.between("a\uD83D\uDE00b", "ab")).isEqualTo(1);
  }

  @Test
  void agreesWithTheTableOnTextsOfChance() {
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      var one = text(random, random.nextInt(90));
      var other = text(random, random.nextInt(90));
      assertThat(EditDistance.between(one, other)).isEqualTo(table(one, other));
    }
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, 'a', 'e')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int table(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        corner = above;
      }
    }
    return row[other.length()];
  }
}
