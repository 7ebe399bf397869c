package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.charts.Histogram;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.suites.GroupLine;
import dev.hansei.api.suites.GroupTable;
import dev.hansei.api.suites.MetricLine;
import dev.hansei.api.suites.Slice;
import dev.hansei.api.suites.SliceLine;
import dev.hansei.api.suites.SliceTable;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.PairedComparison;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** What a run measured: metrics, slices of its cases, groups of people. */
final class RunFigureSamples {
  private final Voice voice;

  RunFigureSamples(Voice voice) {
    this.voice = voice;
  }

  MetricLine metric(String name, double mean, double half, int passed, long seed) {
    double[] scores =
        new Random(seed).doubles(118).map(d -> Math.clamp(mean + (d - 0.4) * 0.9, 0, 1)).toArray();
    return new MetricLine(
        voice.say(name),
        new Estimate(mean, mean - half, mean + half, 0.95, 118),
        passed,
        118,
        Histogram.of(scores),
        "");
  }

  SliceTable slices() {
    var slow = new Estimate(0.52, 0.44, 0.6, 0.95, 31);
    var rest = new Estimate(0.78, 0.73, 0.82, 0.95, 84);
    var gap = new Estimate(slow.value() - rest.value(), -0.36, -0.17, 0.95, 115);
    List<SliceLine> lines =
        List.of(
            new SliceLine(
                new Slice("mode", "01999b3c-0000-7000-8000-000000000001"),
                voice.say("refund days parcel"),
                slow,
                Optional.of(new Disparity(slow, rest, gap, 0.0004)),
                0.0008),
            new SliceLine(new Slice("language", "en"), "en", rest, Optional.empty(), 1));
    return new SliceTable(
        voice.say("f1"),
        lines,
        2,
        IntervalChart.ofScores(
            lines.stream()
                .map(SliceLine::mean)
                .map(m -> new IntervalChart.Interval(m.value(), m.lower(), m.upper()))
                .toList()));
  }

  GroupTable groups() {
    List<PairedScore> pairs =
        IntStream.range(0, 12)
            .mapToObj(i -> new PairedScore("case " + i, 0.8, i % 3 == 0 ? 0.4 : 0.75))
            .toList();
    var plan = new BootstrapPlan(1_000, 0.95, IntervalMethod.EXPANDED_BCA, 1);
    var seen = PairedComparison.of(pairs, Range.UNIT, plan);
    return new GroupTable(
        voice.say("f1"), List.of(new GroupLine(voice.say("female"), "12 cases", seen, 0.002)), 12);
  }
}
