package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.charts.Histogram;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.OutcomeBar;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Gathers what the page of a run shows. */
@Singleton
final class RunPageReader {
  /** Runs to compare with, of the same suite. */
  private static final int OTHERS = 20;

  private final Runs runs;
  private final Outcomes outcomes;
  private final Datasets datasets;
  private final RunWords words;
  private final VersionWords versions;
  private final OutcomeLines lines;
  private final RunCosts costs;
  private final CaseTraits traits;
  private final RunBudgets budgets;
  private final SafetyReader safety;
  private final CorrectedReader corrected;

  RunPageReader(
      Runs runs,
      Outcomes outcomes,
      Datasets datasets,
      RunWords words,
      VersionWords versions,
      OutcomeLines lines,
      RunCosts costs,
      CaseTraits traits,
      RunBudgets budgets,
      SafetyReader safety,
      CorrectedReader corrected) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.datasets = datasets;
    this.words = words;
    this.versions = versions;
    this.lines = lines;
    this.costs = costs;
    this.traits = traits;
    this.budgets = budgets;
    this.safety = safety;
    this.corrected = corrected;
  }

  /** Which outcomes are listed, and which metric is sliced, as in the URL. */
  record Shown(String show, Optional<String> after, Optional<String> metric) {}

  RunPage read(Frame frame, ProjectId project, RunView run, Shown shown) {
    List<CaseScore> scores =
        run.summary().metrics().isEmpty() ? List.of() : outcomes.scores(project, run.id());
    List<MetricLine> metrics = metrics(run, scores);
    List<CaseTrait> items =
        metrics.isEmpty() ? List.of() : traits.of(project, run.input().datasetVersionId());
    OutcomeLines.Listed listed = lines.list(project, run.id(), shown);
    return new RunPage(
        frame,
        head(frame, project, run),
        OutcomeBar.of(run.planned(), run.counts()),
        words.caution(project, run.input()),
        outcomes.passed(project, run.id()),
        metrics,
        chart(metrics),
        slices(run, scores, shown.metric(), items),
        groups(run, scores, shown.metric(), items),
        run.state().isTerminal() ? safety.of(project, run) : SafetyTable.NONE,
        corrected.of(project, run),
        listed.lines(),
        shown.show(),
        others(project, run),
        listed
            .next()
            .map(next ->
                "?show=%s%s&after=%s#cases"
                    .formatted(
                        Names.inQuery(shown.show()),
                        shown.metric().map(it -> "&metric=" + Names.inQuery(it)).orElse(""),
                        next)));
  }

  /**
   * The run without what was said of its answers, which are listed in the order of its plan.
   *
   * @param why it is not said
   */
  RunPage unjudged(
      Frame frame, ProjectId project, RunView run, Optional<String> after, String why) {
    OutcomeLines.Listed listed =
        lines.list(project, run.id(), new Shown("all", after, Optional.empty()));
    return progress(frame, project, run)
        .unjudged(
            why,
            listed.lines().stream().map(OutcomeLine::unjudged).toList(),
            listed.next().map("?after=%s#cases"::formatted));
  }

  /** What moves while the run goes on, without figures and cases. */
  RunPage progress(Frame frame, ProjectId project, RunView run) {
    return new RunPage(
        frame,
        head(frame, project, run),
        OutcomeBar.of(run.planned(), run.counts()),
        Optional.empty(),
        outcomes.passed(project, run.id()),
        List.of(),
        chart(List.of()),
        SliceTable.NONE,
        GroupTable.NONE,
        SafetyTable.NONE,
        CorrectedTable.NONE,
        List.of(),
        "",
        List.of(),
        Optional.empty());
  }

  private RunHead head(Frame frame, ProjectId project, RunView run) {
    var input = run.input();
    Optional<String> prompt =
        input.target().versions().stream()
            .findFirst()
            .flatMap(version -> versions.path(project, version))
            .map(frame::to);
    String dataset =
        datasets
            .version(project, input.datasetVersionId())
            .map(DatasetVersion::datasetId)
            .map(id -> "/cases/datasets/" + id)
            .orElse("/cases");
    return new RunHead(
        run.id(),
        words.suite(project, input.suiteId()),
        frame.to("/suites/" + input.suiteId()),
        words.dataset(project, input.datasetVersionId()),
        frame.to(dataset),
        words.target(project, input.target()),
        prompt,
        input.repeats(),
        run.manifest().sha256(),
        run.state(),
        run.planned(),
        run.counts(),
        run.usage(),
        run.startedAt(),
        run.endedAt(),
        run.cost(),
        run.state().isTerminal() ? Optional.of(costs.paid(project, run)) : Optional.empty(),
        run.priceList(),
        run.limits().isThere() ? budgets.find(project, run.id()) : Optional.empty());
  }

  private static List<MetricLine> metrics(RunView run, List<CaseScore> scores) {
    return run.summary().metrics().stream().map(summary -> line(summary, scores)).toList();
  }

  private static SliceTable slices(
      RunView run, List<CaseScore> scores, Optional<String> wanted, List<CaseTrait> items) {
    return sliced(run, wanted)
        .map(metric -> SliceTable.of(metric, scores, Slices.of(items)))
        .orElse(SliceTable.NONE);
  }

  private static GroupTable groups(
      RunView run, List<CaseScore> scores, Optional<String> wanted, List<CaseTrait> items) {
    return sliced(run, wanted)
        .map(metric -> GroupTable.of(metric, scores, items))
        .orElse(GroupTable.NONE);
  }

  /** The metric that was asked for, else the first. */
  private static Optional<String> sliced(RunView run, Optional<String> wanted) {
    List<String> metrics = run.summary().metrics().stream().map(MetricSummary::metric).toList();
    return wanted.filter(metrics::contains).or(() -> metrics.stream().findFirst());
  }

  private static MetricLine line(MetricSummary summary, List<CaseScore> scores) {
    double[] ofMetric =
        scores.stream()
            .filter(score -> score.metric().equals(summary.metric()))
            .mapToDouble(CaseScore::value)
            .toArray();
    return new MetricLine(
        summary.metric(),
        new Estimate(
            summary.mean(), summary.lower(), summary.upper(), summary.confidence(), summary.n()),
        summary.passed(),
        summary.scores(),
        Histogram.of(ofMetric),
        summary.groupingIfAny().orElse(""));
  }

  private static IntervalChart chart(List<MetricLine> metrics) {
    return IntervalChart.ofScores(
        metrics.stream()
            .map(MetricLine::mean)
            .map(mean -> new IntervalChart.Interval(mean.value(), mean.lower(), mean.upper()))
            .toList());
  }

  private List<RunLine> others(ProjectId project, RunView run) {
    if (run.state() != RunState.COMPLETED) {
      return List.of();
    }
    return runs.ofSuite(project, run.input().suiteId(), PageRequest.first(OTHERS)).items().stream()
        .filter(other -> !other.id().equals(run.id()) && other.state() == RunState.COMPLETED)
        .filter(other -> other.input().datasetVersionId().equals(run.input().datasetVersionId()))
        .map(other -> words.line(project, other))
        .toList();
  }
}
