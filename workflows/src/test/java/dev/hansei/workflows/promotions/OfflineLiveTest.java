package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.OfflineLive.Finding;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfflineLiveTest {
  private static final Evidence EVIDENCE =
      new Evidence(
          Optional.empty(),
          new RunId(new UUID(1, 1)),
          List.of(new MetricEvidence("f1", 120, 0.612, 0.674, 0.062, 0.021, 0.104, 0.021)),
          1,
          1,
          0,
          List.of(),
          0);

  @Test
  void theyDivergeWhereBandAndIntervalDoNotOverlap() {
    assertThat(finding(higher("f1"), -0.1, 0.02)).isEqualTo(Finding.DIVERGE);
    assertThat(finding(higher("f1"), -0.1, 0.03)).isEqualTo(Finding.AGREE);
    assertThat(finding(higher("f1"), 0.2, 0.3)).isEqualTo(Finding.DIVERGE);
  }

  @Test
  void whereLessIsBetterTheIntervalIsTurned() {
    var lower = new LiveMetric("f1", Direction.LOWER_IS_BETTER, OptionalDouble.empty());
    assertThat(finding(lower, -0.1, -0.03)).isEqualTo(Finding.AGREE);
    assertThat(finding(lower, 0.0, 0.1)).isEqualTo(Finding.DIVERGE);
    var shown = OfflineLive.of(lower, Optional.empty(), EVIDENCE).offline().orElseThrow();
    assertThat(shown.difference()).isEqualTo(-0.062);
    assertThat(shown.lower()).isEqualTo(-0.104);
    assertThat(shown.upper()).isEqualTo(-0.021);
  }

  @Test
  void whatIsMissingOrOnAnotherScaleIsNotCompared() {
    assertThat(finding(higher("thumbs"), -0.1, 0.1)).isEqualTo(Finding.NOT_COMPARABLE);
    assertThat(OfflineLive.of(higher("f1"), Optional.empty(), EVIDENCE).finding())
        .isEqualTo(Finding.NOT_COMPARABLE);
    var passes = new LiveMetric("f1", Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.5));
    assertThat(finding(passes, -0.1, 0.1)).isEqualTo(Finding.OTHER_SCALE);
  }

  private static LiveMetric higher(String name) {
    return new LiveMetric(name, Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
  }

  private static Finding finding(LiveMetric metric, double lower, double upper) {
    var live = new Estimate((lower + upper) / 2, lower, upper, LiveBand.CONFIDENCE, 100);
    return OfflineLive.of(metric, Optional.of(live), EVIDENCE).finding();
  }
}
