package dev.hansei.infra.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.models.PassageRanker.Hit;
import dev.hansei.infra.models.PassageRanker.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageRankerTest {
  private static final PassageRanker RANKER =
      new PassageRanker(
          List.of("the red boat", "the blue boat", "an apple"),
          List.of(new float[] {1, 0}, new float[] {0, 1}, new float[] {0.6f, 0.8f}));

  @Test
  void ranksByVectorsAlone() {
    List<Hit> hits = RANKER.nearest(new Query("red boat", new float[] {0, 1}, 0), 2);
    assertThat(hits).extracting(Hit::index).containsExactly(1, 2);
    assertThat(hits.getFirst().score()).isEqualTo(1);
  }

  @Test
  void wordsCountAsMuchAsTheyAreGiven() {
    var words = new Query("red boat", new float[] {0, 1}, 1);
    assertThat(RANKER.nearest(words, 3)).extracting(Hit::index).containsExactly(0, 1, 2);
    assertThat(RANKER.nearest(words, 1).getFirst().score()).isCloseTo(1, within(1e-9));
    var both = new Query("red boat", new float[] {0, 1}, 0.3);
    assertThat(RANKER.nearest(both, 1)).extracting(Hit::index).containsExactly(1);
  }

  @Test
  void equalScoresKeepTheirOrder() {
    var far = new Query("pear", new float[] {-1, 0}, 0.5);
    assertThat(RANKER.nearest(far, 3)).extracting(Hit::index).containsExactly(0, 1, 2);
  }

  @Test
  void refusesAWeightThatIsNone() {
    assertThatThrownBy(() -> new Query("a", new float[] {1, 0}, 1.5)).hasMessageContaining("1.5");
  }
}
