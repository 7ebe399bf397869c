package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.PairedDifference;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Pairs the scores of two runs and bootstraps the differences. Keeps a core busy for about 0.1 s a
 * thousand cases and metric. The same runs give the same figures: the seed is fixed.
 */
@Singleton
public final class EvidenceReader {
  /** Any number does; it is named so that somebody else can compute the same figures. */
  public static final long SEED = 20_261_121;

  private final Runs runs;
  private final Outcomes outcomes;
  private final RequiredRepository required;
  private final JudgesOfRun judgesOf;
  private final CorrectedRates corrected;
  private final Transactions transactions;

  EvidenceReader(
      Runs runs,
      Outcomes outcomes,
      RequiredRepository required,
      JudgesOfRun judgesOf,
      CorrectedRates corrected,
      Transactions transactions) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.required = required;
    this.judgesOf = judgesOf;
    this.corrected = corrected;
    this.transactions = transactions;
  }

  /**
   * What the gate is to decide on.
   *
   * @throws RegistryException NOT_FOUND for a run; INVALID {@code run-not-completed}, or {@code
   *     runs-not-comparable} when the two asked different dataset versions
   */
  public Evidence gather(ProjectId project, Gate gate, Optional<RunId> baseline, RunId candidate) {
    RunView candidateRun = completed(project, candidate);
    Optional<RunView> baselineRun = baseline.map(run -> completed(project, run));
    baselineRun.ifPresent(run -> requireSameCases(run, candidateRun));
    List<JudgeStanding> judges = judgesOf.run(project, candidateRun);
    List<RequiredRow> ofRun = required(project, candidate, judges);
    List<CaseId> failed =
        ofRun.stream()
            .filter(row -> row.notPassed() > 0)
            .map(row -> new CaseId(row.caseId()))
            .toList();
    return new Evidence(
        baseline,
        candidate,
        baseline.map(run -> metrics(project, run, candidate, gate.confidence())).orElse(List.of()),
        baselineRun.map(RunView::coverage).orElse(1.0),
        candidateRun.coverage(),
        ofRun.size(),
        failed.stream().limit(Evidence.FAILED_LISTED_MAX).toList(),
        failed.size(),
        judges,
        corrected.of(project, gate, baseline, candidate));
  }

  /** A judge that may not gate keeps no required case from passing. */
  private List<RequiredRow> required(
      ProjectId project, RunId candidate, List<JudgeStanding> judges) {
    List<String> aside =
        judges.stream().filter(judge -> !judge.mayGate()).map(JudgeStanding::metric).toList();
    return transactions.read(() ->
        aside.isEmpty()
            ? required.ofRun(project.value(), candidate.value())
            : required.ofRunWithout(project.value(), candidate.value(), aside));
  }

  private Map<String, PairedDifference> compare(
      ProjectId project, RunId baseline, RunId candidate, double confidence) {
    BootstrapPlan plan =
        new BootstrapPlan(
            BootstrapPlan.DEFAULT_RESAMPLES, confidence, IntervalMethod.EXPANDED_BCA, SEED);
    Map<String, PairedDifference> differences = new LinkedHashMap<>();
    pairs(project, baseline, candidate)
        .forEach((metric, both) ->
            differences.put(
                metric,
                Bootstrap.pairedDifference(
                    both.stream().map(CasePair::scores).toList(), Range.UNIT, plan)));
    return differences;
  }

  /**
   * What can be compared of two runs: one pair a case that both scored, by metric.
   *
   * @throws RegistryException as {@link #gather}
   */
  public Map<String, List<CasePair>> pairs(ProjectId project, RunId baseline, RunId candidate) {
    requireSameCases(completed(project, baseline), completed(project, candidate));
    return PairedScores.of(outcomes.scores(project, baseline), outcomes.scores(project, candidate));
  }

  /** The pairs of one metric only; none where the two do not share it. */
  public List<CasePair> pairs(ProjectId project, RunId baseline, RunId candidate, String metric) {
    return PairedScores.of(
            outcomes.scores(project, baseline, metric), outcomes.scores(project, candidate, metric))
        .getOrDefault(metric, List.of());
  }

  private List<MetricEvidence> metrics(
      ProjectId project, RunId baseline, RunId candidate, double confidence) {
    return compare(project, baseline, candidate, confidence).entrySet().stream()
        .map(entry -> evidence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static MetricEvidence evidence(String metric, PairedDifference seen) {
    // Cases, for more of them are what one can add; the error counts clusters.
    int pairs = seen.counts().total();
    return new MetricEvidence(
        metric,
        pairs,
        seen.meanBaseline(),
        seen.meanCandidate(),
        seen.difference().value(),
        seen.difference().lower(),
        seen.difference().upper(),
        seen.standardError());
  }

  private RunView completed(ProjectId project, RunId id) {
    RunView run = runs.require(project, id);
    if (run.state() != RunState.COMPLETED) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "run-not-completed",
          "Run %s is %s; a gate decides on completed runs only."
              .formatted(id, run.state().name().toLowerCase(Locale.ROOT)));
    }
    return run;
  }

  private static void requireSameCases(RunView baseline, RunView candidate) {
    if (!baseline.input().datasetVersionId().equals(candidate.input().datasetVersionId())) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "runs-not-comparable",
          "The runs asked different dataset versions; run both on the same one.");
    }
  }
}
