package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.OutcomeBar;
import dev.hansei.api.suites.CorrectedRate;
import dev.hansei.api.suites.CorrectedTable;
import dev.hansei.api.suites.GroupTable;
import dev.hansei.api.suites.MetricLine;
import dev.hansei.api.suites.RunHead;
import dev.hansei.api.suites.RunLine;
import dev.hansei.api.suites.RunPage;
import dev.hansei.api.suites.SafetyTable;
import dev.hansei.api.suites.SliceTable;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampledMean;
import dev.hansei.workflows.statistics.SampledVariance;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunLimits;
import dev.hansei.workflows.suites.RunSpending;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.Spend;
import java.util.List;
import java.util.Optional;

/** Runs: as lines of a list, and the page of one. */
final class RunSamples {
  private final Voice voice;

  RunSamples(Voice voice) {
    this.voice = voice;
  }

  List<RunLine> runs() {
    return List.of(
        run(1, "answer v3 on openai/gpt-4o-mini", RunState.RUNNING, new OutcomeCounts(88, 2, 1, 0)),
        run(
            2,
            "answer v2 on openai/gpt-4o-mini",
            RunState.COMPLETED,
            new OutcomeCounts(118, 1, 1, 0)),
        run(3, "recorded/gpt-4-turbo-june", RunState.CANCELLED, new OutcomeCounts(40, 0, 0, 80)),
        run(4, "answer v1 on builtin/extractive", RunState.FAILED, new OutcomeCounts(12, 0, 0, 0)));
  }

  private RunLine run(int number, String target, RunState state, OutcomeCounts counts) {
    return new RunLine(
        new RunId(Voice.id(300 + number)),
        voice.say("quality no. 2"),
        voice.say(target),
        state,
        120,
        counts,
        Voice.minutesAgo(number * 35L),
        new Cost("USD", 24_310, number));
  }

  RunPage page(RunState state) {
    var figures = new RunFigureSamples(voice);
    boolean isGoing = !state.isTerminal();
    OutcomeCounts counts =
        isGoing ? new OutcomeCounts(58, 3, 2, 0) : new OutcomeCounts(115, 3, 2, 0);
    List<MetricLine> metrics =
        isGoing
            ? List.of()
            : List.of(
                figures.metric("f1", 0.71, 0.05, 84, 1),
                figures.metric("similar", 0.83, 0.03, 97, 2),
                figures.metric("grounded", 0.9, 0.06, 106, 3));
    IntervalChart chart =
        IntervalChart.ofScores(
            metrics.stream()
                .map(m ->
                    new IntervalChart.Interval(
                        m.mean().value(), m.mean().lower(), m.mean().upper()))
                .toList());
    return new RunPage(
        voice.frame(Section.SUITES),
        head(state, counts),
        OutcomeBar.of(120, counts),
        Optional.of(voice.say("The judge that chose these answers scores them too.")),
        counts.scored() - 31,
        metrics,
        chart,
        isGoing ? SliceTable.NONE : figures.slices(),
        isGoing ? GroupTable.NONE : figures.groups(),
        isGoing ? SafetyTable.NONE : new SafetySamples(voice).table(),
        isGoing ? CorrectedTable.NONE : corrected(),
        new OutcomeSamples(voice).lines(),
        "worst",
        runs().subList(1, 3),
        Optional.of("/projects/support/suites/runs/1?after=x"));
  }

  private CorrectedTable corrected() {
    var sampled =
        new SampledMean(
            new Estimate(0.83, 0.77, 0.89, 0.95, 60),
            new Estimate(0.8, 0.68, 0.92, 0.95, 60),
            0.7,
            new SampledVariance(0.0009, 0.0007, 0.0005, 60));
    return new CorrectedTable(
        List.of(
            new CorrectedRate(
                voice.say("grounded"),
                new JudgeId(Voice.id(77)),
                voice.say("grounded v2"),
                new Estimate(0.9, 0.86, 0.94, 0.95, 106),
                sampled,
                118,
                60)));
  }

  private RunHead head(RunState state, OutcomeCounts counts) {
    return new RunHead(
        new RunId(Voice.id(301)),
        voice.say("quality no. 2"),
        "/projects/support/suites/1",
        voice.say("gate-set v3"),
        "/projects/support/cases/datasets/1",
        voice.say("answer v3 on openai/gpt-4o-mini"),
        Optional.of("/projects/support/prompts/answer?version=3"),
        2,
        Sha256.of("manifest"),
        state,
        120,
        counts,
        new Usage(98_204, 12_880, 24_310),
        Voice.minutesAgo(7),
        state.isTerminal() ? Optional.of(Voice.minutesAgo(2)) : Optional.empty(),
        new Cost("USD", 24_310, 3),
        state.isTerminal() ? Optional.of(new Cost("USD", 10_020, 0)) : Optional.empty(),
        2,
        state == RunState.OUT_OF_BUDGET ? Optional.of(spent()) : Optional.empty());
  }

  private static RunSpending spent() {
    return new RunSpending(
        new RunLimits(Optional.of(300L), Optional.of(150_000L), Optional.of(25_000L)),
        Spend.NONE,
        new Spend(298, 111_084, 24_310));
  }
}
