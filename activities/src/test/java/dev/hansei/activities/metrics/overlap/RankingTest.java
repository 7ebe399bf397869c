package dev.hansei.activities.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.ExpectedValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final List<JsonNode> ROWS = ExpectedValues.rows("overlap-rankings.jsonl");

  @Test
  void ndcgAgreesWithScikitLearn() {
    assertThat(ROWS).hasSizeGreaterThanOrEqualTo(200);
    for (JsonNode row : ROWS) {
      double found =
          Ranking.ndcg(numbers(row.get("gains")), numbers(row.get("scores")), row.get("k").asInt());
      assertThat(found).as("ndcg of %s", row).isCloseTo(row.get("ndcg").asDouble(), within(1e-9));
    }
  }

  @Test
  void theOthersAgreeWithRanx() {
    int compared = 0;
    for (JsonNode row : ROWS) {
      if (row.has("mrr")) {
        boolean[] relevant = relevant(row.get("relevant"));
        int k = row.get("k").asInt();
        assertThat(Ranking.reciprocalRank(relevant))
            .isCloseTo(row.get("mrr").asDouble(), within(1e-9));
        assertThat(Ranking.precision(relevant, k))
            .isCloseTo(row.get("precision").asDouble(), within(1e-9));
        assertThat(Ranking.recall(relevant, k, row.get("allRelevant").asInt()))
            .isCloseTo(row.get("recall").asDouble(), within(1e-9));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(150);
  }

  @Test
  void refusesWhatHasNoOrder() {
    double[] one = {1};
    assertThatThrownBy(() -> Ranking.ndcg(one, new double[] {Double.NaN}, 1))
        .hasMessage("item 0 has gain 1.0 and score NaN");
    assertThatThrownBy(() -> Ranking.ndcg(one, new double[0], 1)).hasMessage("1 gains, 0 scores");
    assertThatThrownBy(() -> Ranking.precision(new boolean[1], 0))
        .hasMessage("k is at least 1, not 0");
    assertThatThrownBy(() -> Ranking.recall(new boolean[] {true, true}, 2, 1))
        .hasMessage("2 relevant items were found, of 1");
    assertThat(Ranking.recall(new boolean[3], 2, 0)).isZero();
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  private static boolean[] relevant(JsonNode array) {
    boolean[] relevant = new boolean[array.size()];
    for (int i = 0; i < relevant.length; i++) {
      relevant[i] = array.get(i).asBoolean();
    }
    return relevant;
  }
}
