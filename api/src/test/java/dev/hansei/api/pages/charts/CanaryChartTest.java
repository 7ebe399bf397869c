package dev.hansei.api.pages.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryChartTest {
  @Test
  void nothingIsDrawnBeforeTheFirstComparison() {
    assertThat(CanaryChart.of("thumbs", List.of(), 25)).isEmpty();
  }

  @Test
  void manyPointsAreThinnedAndTheLastStays() {
    CanaryChart chart = chart(2_000);
    assertThat(chart.rows()).hasSize(12);
    assertThat(chart.rows().getLast().comparisons()).isEqualTo(2_000);
    assertThat(chart.differences().split(" ")).hasSize(320);
    assertThat(chart.band().split(" ")).as("there and back").hasSize(640);
  }

  @Test
  void aStepsBeginningIsMarkedOnce() {
    assertThat(chart(40).steps()).hasSize(1);
    assertThat(chart(10).steps()).isEmpty();
  }

  @Test
  void theWordsSayWhatTheEyeSees() {
    assertThat(chart(40).words())
        .isEqualTo(
            "thumbs after 40 comparisons: candidate minus live −0.050, 95 % band −0.100 to +0.000;"
                + " 5.0 to 1 that it does harm, taken back at 25.0 to 1.");
    assertThat(chart(40).withLate(3).words())
        .startsWith("thumbs after 40 comparisons, 3 of them late: ");
  }

  /** A line needs two points; a dot with its whisker needs one. */
  @Test
  void oneMomentIsADotWithItsBand() {
    CanaryChart chart = chart(1);
    assertThat(chart.differences().split(" ")).hasSize(1);
    assertThat(chart.dot())
        .isEqualTo(new CanaryChart.Dot("632.0", "120.0", "160.0", "80.0", "40.7"));
  }

  @Test
  void theEvidenceMayHaveBeenHigher() {
    var high = new CanaryChart.Row(1, 10, 0, -0.1, 0.1, 12);
    var low = new CanaryChart.Row(1, 20, 0, -0.1, 0.1, 2);
    assertThat(CanaryChart.of("thumbs", List.of(high, low), 25).orElseThrow().words())
        .contains("2.0 to 1 that it does harm (12.0 at its highest), taken back at");
  }

  private static CanaryChart chart(int points) {
    return CanaryChart.of(
            "thumbs",
            IntStream.rangeClosed(1, points)
                .mapToObj(i -> new CanaryChart.Row(i > 20 ? 2 : 1, i, -0.05, -0.1, 0, 5))
                .toList(),
            25)
        .orElseThrow();
  }
}
