package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TablePartsTest {
  private static final String HEAD = "\"input\nin words\",output\n";
  private static final String ROW = "\"How,\nlong?\",\"A \"\"week\"\".\"\n";

  @Test
  void aTableIsCutBetweenRowsAndEachPartBeginsWithTheHead() {
    var parts = TableParts.of(bytes("\ufeff" + HEAD + ROW.repeat(25_000)));

    assertThat(parts).hasSize(3);
    assertThat(parts)
        .extracting(part -> new String(part.bytes(), StandardCharsets.UTF_8))
        .containsExactly(
            HEAD + ROW.repeat(10_000), HEAD + ROW.repeat(10_000), HEAD + ROW.repeat(5_000));
    // Two lines each, so the first row of the second part is on line 2 + 20,000 + 1 of the file.
    assertThat(parts).extracting(LineUpload.Part::before).containsExactly(0, 20_000, 40_000);
  }

  @Test
  void aPartIsNoLargerThanWhatIsTakenAtOnce() {
    var parts = TableParts.of(bytes(HEAD + ("x".repeat(9_998) + ",\n").repeat(4_000)));

    assertThat(parts).hasSize(2).allMatch(part -> part.bytes().length <= LineUpload.BYTES_MAX);
    assertThat(parts.stream().mapToInt(part -> part.bytes().length - HEAD.length()).sum())
        .isEqualTo(4_000 * 10_000);
  }

  @Test
  void aSmallTableIsOnePartAsItIs() {
    var file = bytes("\ufeff" + HEAD + ROW);

    assertThat(TableParts.of(file))
        .singleElement()
        .satisfies(part -> assertThat(part.bytes()).isEqualTo(file));
    assertThat(TableParts.of(new byte[0])).hasSize(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
