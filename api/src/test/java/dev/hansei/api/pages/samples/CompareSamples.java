package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.DifferencePlot;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.api.suites.ComparePage;
import dev.hansei.api.suites.ComparedMetric;
import dev.hansei.api.suites.RunLine;
import dev.hansei.api.suites.Slice;
import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.LengthControlledWinRate;
import dev.hansei.workflows.statistics.PairedComparison;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Two runs beside each other. */
final class CompareSamples {
  private final Voice voice;

  CompareSamples(Voice voice) {
    this.voice = voice;
  }

  ComparePage compare(List<RunLine> runs) {
    List<PairedScore> pairs = pairs();
    double[] differences = pairs.stream().mapToDouble(PairedScore::difference).toArray();
    var plan = BootstrapPlan.withSeed(1);
    var first = PairedComparison.of(pairs, Range.UNIT, plan);
    var second = PairedComparison.of(pairs.subList(0, 40), Range.UNIT, plan);
    List<ComparedMetric> metrics =
        List.of(
            new ComparedMetric(voice.say("f1"), first, first.paired().pValue(), 2),
            new ComparedMetric(
                voice.say("similar"), second, Math.min(1, second.paired().pValue() * 2), 2));
    return new ComparePage(
        voice.frame(Section.SUITES),
        runs.get(1),
        runs.getFirst(),
        voice.say("f1"),
        metrics,
        Optional.of(new Slice("language", voice.say("ja"))),
        List.of(
            new ComparePage.NamedSlice(new Slice("language", voice.say("ja")), voice.say("ja")),
            new ComparePage.NamedSlice(
                new Slice("mode", "01999b3c-0000-7000-8000-000000000001"),
                voice.say("refund days parcel"))),
        chart(metrics),
        DifferencePlot.of(differences),
        Optional.of(
            new LengthControlledWinRate(new Estimate(0.55, 0.46, 0.64, 0.95, 116), 0.62, 0.4)),
        cases(),
        List.of(pairwise()),
        List.of(new GateSamples(voice).gate()),
        said(),
        Optional.of("/projects/support/suites/compare?after=x"));
  }

  private List<ComparePage.CasePair> cases() {
    return List.of(
        pair(
            "Within how many days can an opened laptop be returned?",
            true,
            0.94,
            0.12,
            "Opened electronics can be returned within 14 days, if nothing is missing.",
            "You can return any laptop within 30 days, opened or not."),
        pair(
            "How long do refunds take?",
            false,
            0.5,
            0.9,
            "It depends on your bank.",
            "It depends on your bank; usually five working days."));
  }

  private ComparePage.Pairwise pairwise() {
    var tally = new PairTally(61, 30, 12, 17, 2);
    return new ComparePage.Pairwise(
        voice.say("which reads better"),
        tally,
        tally.winRate(0.95).orElseThrow(),
        tally.inconsistency(0.95).orElseThrow());
  }

  private List<ComparePage.Said> said() {
    return List.of(
        new ComparePage.Said(
            "/projects/support/gates/verdicts/" + Voice.id(71),
            voice.say("release no. 2"),
            "inconclusive",
            "wait",
            Voice.minutesAgo(40),
            Optional.of("/projects/support/promotions/new?prompt=answer&version=3")));
  }

  private static IntervalChart chart(List<ComparedMetric> metrics) {
    return IntervalChart.ofDifferences(
        metrics.stream()
            .map(m -> m.paired().difference())
            .map(d -> new IntervalChart.Interval(d.value(), d.lower(), d.upper()))
            .toList());
  }

  private static List<PairedScore> pairs() {
    var random = new Random(11);
    return IntStream.range(0, 116)
        .mapToObj(i -> {
          double before = Math.clamp(0.66 + random.nextGaussian() * 0.2, 0, 1);
          double after =
              random.nextInt(3) == 0
                  ? before
                  : Math.clamp(before + 0.04 + random.nextGaussian() * 0.13, 0, 1);
          return new PairedScore("case" + i, before, after);
        })
        .toList();
  }

  private ComparePage.CasePair pair(
      String question, boolean required, double before, double after, String... answers) {
    return new ComparePage.CasePair(
        voice.say(question),
        required,
        before,
        after,
        WordDiff.of(voice.say(answers[0]), voice.say(answers[1]) + " "),
        "/projects/support/suites/runs/1/outcomes/1",
        "/projects/support/suites/runs/2/outcomes/1");
  }
}
