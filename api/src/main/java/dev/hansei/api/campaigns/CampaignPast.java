package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.PlanResource.Effect;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.campaigns.Answerer;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampleSize;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What earlier runs say of a coming one: how fast it goes, and how far its scores are spread. */
@Singleton
final class CampaignPast {
  /** Enough to find one on the same model; older ones ran on another day's machine. */
  private static final int RUNS = 20;

  /** The widest spread that scores between 0 and 1 can have. */
  private static final double WIDEST = 0.5;

  private final Runs runs;

  CampaignPast(Runs runs) {
    this.runs = runs;
  }

  /** How long so many items take at the rate of the last run by the same that paid for some. */
  Optional<Long> secondsFor(ProjectId project, Answerer answerer, long items) {
    return runs.page(project, PageRequest.first(RUNS)).items().stream()
        .filter(run -> isDone(run) && run.fromJournal() < run.planned() && isBy(run, answerer))
        .findFirst()
        .map(run -> Math.ceilDiv(items * millis(run), run.planned() * 1_000L));
  }

  private static long millis(RunView run) {
    Duration took = Duration.between(run.startedAt(), run.endedAt().orElse(run.startedAt()));
    return Math.max(1, took.toMillis());
  }

  private static boolean isDone(RunView run) {
    return run.state() == RunState.COMPLETED && run.planned() > 0;
  }

  private static boolean isBy(RunView run, Answerer answerer) {
    Target target = run.input().target();
    return target.asked().map(answerer::target).equals(Optional.of(target));
  }

  /** What each comparison of the gate could tell on so many cases. */
  List<Effect> effects(ProjectId project, SuiteId suite, Gate gate, int cases) {
    Optional<RunView> last =
        runs.ofSuite(project, suite, PageRequest.first(RUNS)).items().stream()
            .filter(CampaignPast::isDone)
            .findFirst();
    return gate.rules().stream()
        .flatMap(rule -> metric(rule).stream())
        .distinct()
        .map(metric -> effect(metric, last, gate.clauseConfidence(), cases))
        .toList();
  }

  private static Optional<String> metric(GateRule rule) {
    return switch (rule) {
      case GateRule.Compared compared -> Optional.of(compared.metric());
      case GateRule.Coverage _, GateRule.RequiredCases _, GateRule.NoRegression _ ->
          Optional.empty();
      case GateRule.Floor _, GateRule.Ceiling _, GateRule.Disparity _ -> Optional.empty();
      case GateRule.Certified _, GateRule.MinimumCases _ -> Optional.empty();
      // How many of the cases are in it is not planned.
      case GateRule.InSlice _ -> Optional.empty();
      // Labels that are still to come decide; past runs do not say how many there will be.
      case GateRule.Corrected _ -> Optional.empty();
    };
  }

  /** Two versions' answers to one case are taken as unrelated; mostly they are alike. */
  private static Effect effect(
      String metric, Optional<RunView> last, double confidence, int cases) {
    Optional<MetricSummary> seen =
        last.flatMap(run ->
            run.summary().metrics().stream()
                .filter(summary -> summary.metric().equals(metric))
                .findFirst());
    double spread = seen.map(CampaignPast::spread).orElse(WIDEST) * Math.sqrt(2);
    return new Effect(
        metric,
        SampleSize.detectable(spread, cases, confidence, SampleSize.DEFAULT_POWER),
        cases,
        seen.isPresent()
            ? "from the spread of the suite's last run"
            : "for the widest spread there can be; the suite has no run yet");
  }

  /** The spread for each case: those of one conversation or document bring less than one each. */
  private static double spread(MetricSummary seen) {
    return SampleSize.spreadOf(
        new Estimate(seen.mean(), seen.lower(), seen.upper(), seen.confidence(), cases(seen)));
  }

  private static int cases(MetricSummary seen) {
    return Objects.requireNonNullElse(seen.cases(), seen.n());
  }
}
