package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NonInferiorityTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("non-inferiority.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tTestAgreesWithSciPy(JsonNode row) {
    NonInferiority got =
        NonInferiority.tTest(
            Expected.doubles(row.get("differences")),
            Range.UNIT,
            row.get("margin").asDouble(),
            row.get("confidence").asDouble());
    String name = row.get("name").asText();
    Expected.near(name, got.difference(), row.get("mean"), 1e-12);
    Expected.near(name, got.lowerBound(), Math.max(-1, row.get("lower").asDouble()), 1e-9);
    Expected.near(name, got.pValue(), row.get("pValue"), 1e-9);
    assertThat(got.isShown()).isEqualTo(got.pValue() < 1 - got.confidence());
  }

  @Test
  void theBootstrapBoundIsTheLowerEndOfTheTwiceAsWideInterval() {
    List<PairedScore> pairs =
        IntStream.range(0, 60)
            .mapToObj(
                i -> new PairedScore("case-" + i, (i * 37 % 100) / 100.0, (i * 53 % 90) / 90.0))
            .toList();
    BootstrapPlan plan = new BootstrapPlan(10_000, 0.95, IntervalMethod.PERCENTILE, 3);
    BootstrapPlan twoSided = new BootstrapPlan(10_000, 0.9, IntervalMethod.PERCENTILE, 3);
    double lower = Bootstrap.pairedDifference(pairs, Range.UNIT, twoSided).difference().lower();
    NonInferiority wide = NonInferiority.bootstrap(pairs, Range.UNIT, -lower + 0.01, plan);
    Expected.near("bound", wide.lowerBound(), lower, 1e-9);
    assertThat(wide.isShown()).isTrue();
    assertThat(wide.pValue()).isBetween(0.0001, 0.05);
    NonInferiority narrow = NonInferiority.bootstrap(pairs, Range.UNIT, -lower - 0.01, plan);
    assertThat(narrow.isShown()).isFalse();
    assertThat(narrow.pValue()).isGreaterThan(0.05);
  }

  @Test
  void fewEqualCasesDoNotShowThatNoHarmIsDone() {
    NonInferiority few = NonInferiority.tTest(new double[3], Range.UNIT, 0.05, 0.95);
    assertThat(few.isShown()).isFalse();
    Expected.near("chance", few.pValue(), Math.pow(0.95, 3), 1e-12);
    NonInferiority many = NonInferiority.tTest(new double[60], Range.UNIT, 0.05, 0.95);
    assertThat(many.isShown()).isTrue();
    assertThat(NonInferiority.tTest(new double[] {-1}, Range.UNIT, 0.05, 0.95).pValue())
        .isEqualTo(1);
    List<PairedScore> same =
        IntStream.range(0, 60).mapToObj(i -> new PairedScore("case-" + i, 1, 1)).toList();
    assertThat(NonInferiority.bootstrap(same, Range.UNIT, 0.05, BootstrapPlan.withSeed(1)))
        .isEqualTo(many);
  }

  @Test
  void refusalsNameTheRule() {
    double[] one = {0.5};
    assertThatThrownBy(() -> NonInferiority.tTest(one, Range.UNIT, -0.1, 0.95))
        .hasMessageContaining("margin is finite and not negative, got -0.1");
    assertThatThrownBy(() -> NonInferiority.tTest(new double[] {3}, Range.UNIT, 0, 0.95))
        .hasMessageContaining("[-1.0, 1.0], got 3.0");
    BootstrapPlan plan = new BootstrapPlan(1_000, 0.4, IntervalMethod.BCA, 1);
    assertThatThrownBy(() ->
            NonInferiority.bootstrap(List.of(new PairedScore("a", 0, 1)), Range.UNIT, 0, plan))
        .hasMessageContaining("above 0.5, got 0.4");
  }
}
