package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequentialTest {
  static List<JsonNode> streams() {
    return Reference.rows(Reference.tree("confidence-sequence.json"));
  }

  static List<JsonNode> eValues() {
    return Reference.rows(Reference.tree("e-value.json"));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void confidenceSequencesAgreeWithConfseq(JsonNode row) {
    double[] scores = Expected.doubles(row.get("scores"));
    double confidence = row.get("confidence").asDouble();
    same(row, "betting", ConfidenceSequence.betting(scores, Range.UNIT, confidence));
    same(row, "bernstein", ConfidenceSequence.bernstein(scores, Range.UNIT, confidence));
  }

  @ParameterizedTest
  @MethodSource("eValues")
  void eValuesAgreeWithTheBetaIntegral(JsonNode row) {
    int losses = row.get("onlyBaseline").asInt();
    int wins = row.get("onlyCandidate").asInt();
    EValue two = PairedEValue.twoSided(losses, wins);
    Expected.near(row.toString(), two.logValue(), row.get("twoSided"), 1e-9);
    assertThat(two.disagreements()).isEqualTo(wins + losses);
    EValue better = PairedEValue.candidateBetter(losses, wins);
    if (!row.get("better").isNull()) {
      Expected.near(row.toString(), better.logValue(), row.get("better"), 1e-8);
    }
    assertThat(better.pValue()).isBetween(0.0, 1.0);
  }

  @Test
  void theBestMomentNeedsNoSmallerPValueThanTheMixtureGives() {
    boolean[] candidate = new boolean[40];
    for (int i = 0; i < candidate.length; i++) {
      candidate[i] = i < 25 || i % 2 == 0;
    }
    double lowest = 1;
    int wins = 0;
    for (int seen = 0; seen < candidate.length; seen++) {
      wins += candidate[seen] ? 1 : 0;
      lowest = Math.min(lowest, PairedEValue.twoSided(seen + 1 - wins, wins).pValue());
    }
    Expected.near("best moment", PairedEValue.anytimePValue(candidate), lowest, 1e-12);
    assertThat(lowest).isLessThan(PairedEValue.twoSided(40 - wins, wins).pValue());
    assertThat(PairedEValue.anytimePValue(new boolean[0])).isEqualTo(1);
  }

  @Test
  void otherRangesAreScaled() {
    double[] unit = {0.25, 0.5, 0.75, 0.5, 0.25, 1, 0, 0.5};
    double[] wide = new double[unit.length];
    Arrays.setAll(wide, i -> 4 * unit[i] - 2);
    Estimate small = ConfidenceSequence.betting(unit, Range.UNIT, 0.8).getLast();
    Estimate large = ConfidenceSequence.betting(wide, new Range(-2, 2), 0.8).getLast();
    Expected.near("lower", large.lower(), 4 * small.lower() - 2, 1e-12);
    Expected.near("value", large.value(), 4 * small.value() - 2, 1e-12);
  }

  @Test
  void noScoreGivesNoInterval() {
    assertThat(ConfidenceSequence.betting(new double[0], Range.UNIT, 0.95)).isEmpty();
    assertThat(ConfidenceSequence.bernstein(new double[0], Range.UNIT, 0.95)).isEmpty();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> ConfidenceSequence.betting(new double[] {2}, Range.UNIT, 0.95))
        .hasMessageContaining("[0.0, 1.0], got 2.0");
    assertThatThrownBy(() -> ConfidenceSequence.bernstein(new double[] {1}, Range.UNIT, 0))
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> PairedEValue.twoSided(-1, 1)).hasMessageContaining("got -1 and 1");
    assertThatThrownBy(() -> new EValue(Double.NaN, 1)).hasMessageContaining("NaN");
  }

  /** Where confseq's ends have crossed, ours stay at the last interval that held something. */
  private static void same(JsonNode row, String method, List<Estimate> got) {
    assertThat(got).hasSize(row.get("scores").size());
    for (int i = 0; i < row.get("places").size(); i++) {
      JsonNode ends = row.get(method).get(i);
      Estimate estimate = got.get(row.get("places").get(i).asInt());
      String what = row.get("name").asText() + " " + method + " " + estimate.n();
      if (ends.get(0).asDouble() <= ends.get(1).asDouble()) {
        Expected.near(what, estimate.lower(), ends.get(0), 1e-9);
        Expected.near(what, estimate.upper(), ends.get(1), 1e-9);
      } else {
        assertThat(estimate.upper()).as(what).isGreaterThanOrEqualTo(estimate.lower());
      }
    }
  }
}
