package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.Histogram;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.OutcomeBar;
import dev.hansei.api.suites.GroupLine;
import dev.hansei.api.suites.GroupTable;
import dev.hansei.api.suites.MetricLine;
import dev.hansei.api.suites.OutcomeLine;
import dev.hansei.api.suites.RunForm;
import dev.hansei.api.suites.RunHead;
import dev.hansei.api.suites.RunLine;
import dev.hansei.api.suites.RunPage;
import dev.hansei.api.suites.SafetyTable;
import dev.hansei.api.suites.Slice;
import dev.hansei.api.suites.SliceLine;
import dev.hansei.api.suites.SliceTable;
import dev.hansei.api.suites.SuiteListPage;
import dev.hansei.api.suites.SuitePage;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.PairedComparison;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunLimits;
import dev.hansei.workflows.suites.RunSpending;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.Spend;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Suites, runs and comparisons. */
public final class SuiteSamples {
  private final Voice voice;

  SuiteSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new SuiteSamples(voice);
    return List.of(
        new Sample("suites", "suites/list.jte", samples.suites()),
        new Sample("suite", "suites/suite.jte", samples.suite()),
        new Sample("suite-new", "suites/new.jte", new SuiteFormSamples(voice).form()),
        new Sample("run", "suites/run.jte", samples.run(RunState.COMPLETED)),
        new Sample("run-going", "suites/run.jte", samples.run(RunState.RUNNING)),
        new Sample("run-waiting", "suites/run.jte", samples.run(RunState.OUT_OF_BUDGET)),
        new Sample(
            "outcome",
            "suites/outcome.jte",
            new OutcomeSamples(voice).page(samples.outcomes().getFirst())),
        new Sample(
            "compare", "suites/compare.jte", new CompareSamples(voice).compare(samples.runs())));
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

  Suite noun() {
    return new Suite(
        new SuiteId(Voice.id(50)),
        voice.say("quality"),
        2,
        new DatasetId(Voice.id(20)),
        List.of(
            new Assertion(MetricType.F1, voice.say("f1"), null, 0.6, 1, null),
            new Assertion(MetricType.SIMILAR, voice.say("similar") + "2", null, 0.75, 1, null),
            new Assertion(
                MetricType.ICONTAINS,
                voice.say("names the limit") + "3",
                voice.say("{{days}} days"),
                1,
                1,
                null),
            new Assertion(
                MetricType.LLM_RUBRIC,
                voice.say("grounded") + "4",
                null,
                1,
                2,
                new JudgeId(Voice.id(51))),
            shape()),
        Voice.minutesAgo(4_000));
  }

  private Assertion shape() {
    return new Assertion(
        MetricType.ASSERT_SET,
        voice.say("shape") + "5",
        null,
        0.5,
        1,
        null,
        null,
        null,
        new AssertSet(
            List.of(
                new Assertion(
                    MetricType.CONTAINS_ANY,
                    voice.say("no excuse") + "6",
                    "[\"sorry\",\"cannot\"]",
                    1,
                    1,
                    null,
                    true,
                    "strip-fences | trim",
                    null),
                new Assertion(MetricType.LATENCY, voice.say("fast") + "7", null, 500, 0, null)),
            false));
  }

  private SuiteListPage suites() {
    return new SuiteListPage(
        voice.frame(Section.SUITES),
        List.of(new SuiteListPage.SuiteLine(noun(), voice.say("gate-set"))),
        runs(),
        Optional.of("/projects/support/suites?after=x"));
  }

  private SuitePage suite() {
    return new SuitePage(
        voice.frame(Section.SUITES),
        noun(),
        voice.say("gate-set"),
        Optional.of(voice.say("version 3, 38 cases")),
        List.of(new SuitePage.TargetChoice(Voice.id(60).toString(), voice.say("answer v3"))),
        List.of(new SuitePage.JudgeChoice(Voice.id(70).toString(), voice.say("right v2"))),
        false,
        new RunForm(
            Map.of("strategy", "ensemble", "members", voice.say("answer@2=openai/gpt-4o-mini")),
            Map.of("members", voice.say("'answer' is no member."), "budget", voice.say("Over."))),
        runs());
  }

  private MetricLine metric(String name, double mean, double half, int passed, long seed) {
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

  private List<OutcomeLine> outcomes() {
    return Stream.concat(worst().stream(), others().stream()).toList();
  }

  private List<OutcomeLine> worst() {
    return List.of(
        new OutcomeLine(
            17,
            0,
            voice.say("Within how many days can an opened laptop be returned?"),
            true,
            "scored",
            "",
            List.of(
                new Score(voice.say("f1"), 0.12, false, ""),
                new Score(
                    voice.say("grounded"),
                    0,
                    false,
                    voice.say("“opened or not” is not in the passages"))),
            false,
            1_940,
            new Usage(812, 41, 210)),
        new OutcomeLine(
            3,
            1,
            voice.say("Who pays for shipping a faulty kettle back?"),
            false,
            "scored",
            "",
            List.of(
                new Score(voice.say("f1"), 0.4, false, ""),
                new Score(voice.say("grounded"), 1, true, "")),
            false,
            840,
            new Usage(400, 30, 0)));
  }

  private List<OutcomeLine> others() {
    return List.of(
        new OutcomeLine(
            81,
            0,
            voice.say("Do gift cards expire?"),
            false,
            "error",
            "rate limited",
            List.of(),
            false,
            0,
            Usage.NONE),
        new OutcomeLine(
            90,
            0,
            voice.say("Is there a shop in Kyoto?"),
            false,
            "unscored",
            "judge unreadable",
            List.of(new Score(voice.say("f1"), 0.9, true, "")),
            false,
            61_200,
            new Usage(400, 30, 90)),
        new OutcomeLine(
            4,
            0,
            voice.say("How long do refunds take?"),
            false,
            "scored",
            "",
            List.of(
                new Score(voice.say("f1"), 0.94, true, ""),
                new Score(voice.say("grounded"), 1, true, "")),
            true,
            700,
            new Usage(400, 30, 90)));
  }

  private RunPage run(RunState state) {
    boolean isGoing = !state.isTerminal();
    OutcomeCounts counts =
        isGoing ? new OutcomeCounts(58, 3, 2, 0) : new OutcomeCounts(115, 3, 2, 0);
    List<MetricLine> metrics =
        isGoing
            ? List.of()
            : List.of(
                metric("f1", 0.71, 0.05, 84, 1),
                metric("similar", 0.83, 0.03, 97, 2),
                metric("grounded", 0.9, 0.06, 106, 3));
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
        isGoing ? SliceTable.NONE : slices(),
        isGoing ? GroupTable.NONE : groups(),
        isGoing ? SafetyTable.NONE : new SafetySamples(voice).table(),
        outcomes(),
        "worst",
        runs().subList(1, 3),
        Optional.of("/projects/support/suites/runs/1?after=x"));
  }

  private SliceTable slices() {
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

  private GroupTable groups() {
    List<PairedScore> pairs =
        IntStream.range(0, 12)
            .mapToObj(i -> new PairedScore("case " + i, 0.8, i % 3 == 0 ? 0.4 : 0.75))
            .toList();
    var plan = new BootstrapPlan(1_000, 0.95, IntervalMethod.EXPANDED_BCA, 1);
    var seen = PairedComparison.of(pairs, Range.UNIT, plan);
    return new GroupTable(
        voice.say("f1"), List.of(new GroupLine(voice.say("female"), "12 cases", seen, 0.002)), 12);
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
