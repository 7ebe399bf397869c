package dev.hansei.api.pages.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.pages.Section;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.suites.OutcomeCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChartsTest {
  @Test
  void placesScoresBetweenZeroAndOne() {
    var chart = IntervalChart.ofScores(List.of(new IntervalChart.Interval(0.5, 0.25, 1)));

    assertThat(chart.whiskers())
        .containsExactly(new IntervalChart.Whisker("120.0", "60.0", "240.0"));
    assertThat(chart.ticks())
        .extracting(Tick::label)
        .containsExactly("0", "0.25", "0.5", "0.75", "1");
    assertThat(chart.hasZero()).isFalse();
  }

  @Test
  void drawsDifferencesAgainstZeroOnRoundTicks() {
    var chart = IntervalChart.ofDifferences(List.of(new IntervalChart.Interval(0.03, -0.01, 0.07)));

    assertThat(chart.hasZero()).isTrue();
    assertThat(chart.ticks()).extracting(Tick::label).contains("0").last().isEqualTo("0.08");
    assertThat(Double.parseDouble(chart.zeroAt())).isBetween(1.0, IntervalChart.WIDTH);
  }

  @Test
  void keepsAnAxisWhereAllDifferencesAreZero() {
    var chart = IntervalChart.ofDifferences(List.of(new IntervalChart.Interval(0, 0, 0)));

    assertThat(chart.axis().min()).isLessThan(0);
    assertThat(chart.axis().max()).isGreaterThan(0);
  }

  @Test
  void countsAScoreOfOneIntoTheLastBin() {
    var histogram = Histogram.of(new double[] {0, 0.05, 1, 0.95, 0.9});

    assertThat(histogram.bars())
        .extracting(Histogram.Bar::count)
        .containsExactly(2, 0, 0, 0, 0, 0, 0, 0, 0, 3);
    assertThat(histogram.total()).isEqualTo(5);
  }

  @Test
  void hangsWorseBelowAndStandsBetterAboveTheLine() {
    var plot = DifferencePlot.of(new double[] {0.5, -0.5, 0});

    assertThat(plot.worse()).isEqualTo(1);
    assertThat(plot.same()).isEqualTo(1);
    assertThat(plot.better()).isEqualTo(1);
    assertThat(plot.zero()).isEqualTo("60.0");
    assertThat(plot.bars()).extracting(DifferencePlot.Bar::worse).containsExactly(true, false);
  }

  @Test
  void drawsASampleOfManyPairsButCountsAll() {
    double[] differences = DoubleStream.iterate(-0.5, d -> d + 0.0001).limit(10_000).toArray();

    var plot = DifferencePlot.of(differences);

    assertThat(plot.sampled()).isTrue();
    assertThat(plot.bars()).hasSizeLessThanOrEqualTo(DifferencePlot.BARS_MAX);
    assertThat(plot.worse() + plot.same() + plot.better()).isEqualTo(10_000);
  }

  @Test
  void drawsNoPairsAsAnEmptyLine() {
    assertThat(DifferencePlot.of(new double[0]).bars()).isEmpty();
  }

  @Test
  void addsUpToThePlanWhileItemsAreOpen() {
    var bar = OutcomeBar.of(100, new OutcomeCounts(40, 3, 2, 0));

    assertThat(bar.parts()).extracting(OutcomeBar.Part::count).containsExactly(40, 3, 2, 0, 55);
    assertThat(bar.parts().getLast().x()).isEqualTo("288.0");
  }

  @Test
  void startsTheRingAtTheTopAndGoesRound() {
    var ring =
        Ring.of(
            List.of(
                new Ring.Stop(Section.TRACES, 3, ""),
                new Ring.Stop(Section.FAILURES, 2, ""),
                new Ring.Stop(Section.CASES, 1, ""),
                new Ring.Stop(Section.SUITES, 0, "")),
            1);

    assertThat(ring.nodes().getFirst())
        .extracting(Ring.Node::x, Ring.Node::y)
        .containsExactly("200.0", "54.0");
    assertThat(ring.nodes().get(1))
        .extracting(Ring.Node::x, Ring.Node::y)
        .containsExactly("346.0", "200.0");
    assertThat(ring.arrows()).hasSize(4);
  }

  @Test
  void putsOriginsLeftAndProductsRightAndFoldsMany() {
    Node run = new Node(NodeKind.RUN, "run");
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge(new Node(NodeKind.PROMPT_VERSION, "prompt"), Relation.USED_BY, run));
    for (int i = 0; i < 20; i++) {
      edges.add(new Edge(run, Relation.GAVE, new Node(NodeKind.OUTCOME, "outcome " + i)));
    }

    var chart = LineageChart.of(run, edges);

    assertThat(chart.boxes()).extracting(LineageChart.Box::count).containsExactly(1, 1, 20);
    assertThat(chart.boxes()).isSortedAccordingTo((a, b) -> Integer.compare(a.x(), b.x()));
    assertThat(chart.lines()).hasSize(2);
  }

  @Test
  void endsOnAGraphWithACycle() {
    Node a = new Node(NodeKind.RUN, "a");
    Node b = new Node(NodeKind.CASE, "b");

    var chart =
        LineageChart.of(
            a, List.of(new Edge(a, Relation.GAVE, b), new Edge(b, Relation.USED_BY, a)));

    assertThat(chart.boxes()).hasSize(2);
  }
}
