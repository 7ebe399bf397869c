package dev.hansei.api.pages.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureChartsTest {
  @Test
  void placesStepsBelowTheirCallersOnOneAxis() {
    Waterfall fall =
        Waterfall.of(
            List.of(
                step("leaf", "mid", 20, 30),
                step("root", "", 0, 100),
                step("late", "root", 60, 100),
                step("mid", "root", 10, 50),
                step("lost", "nobody", 100, 100)));

    assertThat(fall.lengthMillis()).isEqualTo(100);
    assertThat(fall.bars())
        .extracting(Waterfall.Bar::id)
        .containsExactly("root", "mid", "leaf", "late", "lost");
    assertThat(fall.bars()).extracting(Waterfall.Bar::depth).containsExactly(0, 1, 2, 1, 0);
    assertThat(fall.bars().get(1).x()).isEqualTo("24.0");
    assertThat(fall.bars().get(1).width()).isEqualTo("96.0");
    assertThat(fall.bars().get(4).x()).as("a step of no length is seen").isEqualTo("238.0");
  }

  @Test
  void drawsCirclesOfCallersAndLongChainsToo() {
    assertThat(Waterfall.of(List.of(step("a", "b", 0, 1), step("b", "a", 0, 1))).bars()).hasSize(2);
    List<Waterfall.Step> chain =
        IntStream.range(0, 20_000)
            .mapToObj(i -> step("s" + i, i == 0 ? "" : "s" + (i - 1), i, 20_000))
            .toList();

    Waterfall fall = Waterfall.of(chain);

    assertThat(fall.bars()).hasSize(Waterfall.BARS_MAX);
    assertThat(fall.left()).isEqualTo(20_000 - Waterfall.BARS_MAX);
  }

  @Test
  void drawsEveryDayUpToToday() {
    LocalDate today = LocalDate.parse("2026-11-21");
    Sparkline trend = Sparkline.of(Map.of(today, 4L, today.minusDays(9), 1L), today, 10);

    assertThat(trend.bars()).hasSize(10);
    assertThat(trend.busy()).hasSize(2);
    assertThat(trend.words()).isEqualTo("rising");
    assertThat(trend.bars().getLast().height()).isEqualTo("23.0");
    assertThat(trend.bars().get(5).height()).isEqualTo("0.0");
  }

  @Test
  void drawsWeightAsAreaAndKeepsCirclesInside() {
    ClusterMap map =
        ClusterMap.of(
            List.of(
                new ClusterMap.Point("light", 1, 1, 25),
                new ClusterMap.Point("heavy", -1, -1, 100)));

    assertThat(map.circles()).extracting(ClusterMap.Circle::id).containsExactly("heavy", "light");
    assertThat(map.circles().getFirst().radius()).isEqualTo("40.0");
    assertThat(map.circles().getLast().radius()).isEqualTo("20.0");
    assertThat(map.circles().getFirst().y()).isEqualTo("432.0");
    assertThat(map.circles().getLast().x()).as("room for the name below it").isEqualTo("784.0");
  }

  private static Waterfall.Step step(String id, String parent, double from, double to) {
    return new Waterfall.Step(id, Optional.of(parent).filter(it -> !it.isEmpty()), from, to);
  }
}
