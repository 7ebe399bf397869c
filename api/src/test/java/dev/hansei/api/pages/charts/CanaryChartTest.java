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
            "thumbs after 40 comparisons: candidate minus live −0.050 −0.100 to +0.000; 5.0 to 1"
                + " that it does harm, taken back at 25.0 to 1.");
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
