package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
  private final ItemRepository items;
  private final CaseTraits traits;
  private final Transactions transactions;

  EvidenceReader(
      Runs runs,
      Outcomes outcomes,
      RequiredRepository required,
      JudgesOfRun judgesOf,
      CorrectedRates corrected,
      ItemRepository items,
      CaseTraits traits,
      Transactions transactions) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.required = required;
    this.judgesOf = judgesOf;
    this.corrected = corrected;
    this.items = items;
    this.traits = traits;
    this.transactions = transactions;
  }

  /**
   * What the gate is to decide on.
   *
   * @throws RegistryException NOT_FOUND for a run; INVALID {@code run-not-completed}, or {@code
   *     runs-not-comparable} when the two asked different dataset versions
   */
  public Evidence gather(ProjectId project, Gate gate, Optional<RunId> baseline, RunId candidate) {
    return gather(project, gate, baseline, candidate, _ -> true);
  }

  /**
   * The same, without the figures of metrics that no rule names: what many pairs of runs are asked
   * for.
   */
  public Evidence gatherNamed(
      ProjectId project, Gate gate, Optional<RunId> baseline, RunId candidate) {
    return gather(project, gate, baseline, candidate, EvidenceMaker.named(gate.rules())::contains);
  }

  private Evidence gather(
      ProjectId project,
      Gate gate,
      Optional<RunId> baseline,
      RunId candidate,
      Predicate<String> metrics) {
    RunView candidateRun = completed(project, candidate);
    Optional<RunView> baselineRun = baseline.map(run -> completed(project, run));
    baselineRun.ifPresent(run -> requireSameCases(run, candidateRun));
    List<JudgeStanding> judges = judgesOf.run(project, candidateRun);
    var maker =
        new EvidenceMaker(
            gate.clauseConfidence(),
            judges,
            required(project, candidate, judges),
            slices(project, gate, candidateRun));
    Evidence found =
        maker.of(
            gate.rules(),
            baselineRun.map(run -> side(project, run, judges)),
            side(project, candidateRun, judges),
            metrics);
    return EvidenceMaker.with(found, corrected.of(project, gate, baseline, candidate));
  }

  private RunSide side(ProjectId project, RunView run, List<JudgeStanding> judges) {
    List<String> aside = aside(judges);
    List<ItemRow> all =
        transactions.read(() ->
            aside.isEmpty()
                ? items.ofRun(project.value(), run.id().value())
                : items.ofRunWithout(project.value(), run.id().value(), aside));
    return new RunSide(run, all, outcomes.scores(project, run.id()));
  }

  private GateSlices slices(ProjectId project, Gate gate, RunView run) {
    return new GateSlices(
        GateSlices.areAsked(gate.rules())
            ? traits.of(project, run.input().datasetVersionId())
            : List.of());
  }

  /** A judge that may not gate keeps no required case from passing. */
  private List<RequiredRow> required(
      ProjectId project, RunId candidate, List<JudgeStanding> judges) {
    List<String> aside = aside(judges);
    return transactions.read(() ->
        aside.isEmpty()
            ? required.ofRun(project.value(), candidate.value())
            : required.ofRunWithout(project.value(), candidate.value(), aside));
  }

  private static List<String> aside(List<JudgeStanding> judges) {
    return judges.stream().filter(judge -> !judge.mayGate()).map(JudgeStanding::metric).toList();
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
