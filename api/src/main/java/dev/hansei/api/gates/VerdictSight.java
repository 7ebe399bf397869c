package dev.hansei.api.gates;

import dev.hansei.api.projects.Caller;
import dev.hansei.api.suites.RunSight;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which verdicts of gates somebody reads: none on runs whose answers they are asked to label, for
 * evidence names cases that failed and figures of judges.
 */
@Singleton
public final class VerdictSight {
  private final RunSight runs;

  VerdictSight(RunSight runs) {
    this.runs = runs;
  }

  /** Whether the caller may read it. */
  public boolean isShown(Caller caller, VerdictView verdict) {
    return runs.hiddenOf(caller, runs(verdict)).isEmpty();
  }

  /** Those of some that the caller may read. */
  List<VerdictView> shown(Caller caller, List<VerdictView> verdicts) {
    Set<RunId> hidden =
        runs.hiddenOf(
            caller, verdicts.stream().flatMap(one -> runs(one).stream()).distinct().toList());
    return verdicts.stream().filter(one -> runs(one).stream().noneMatch(hidden::contains)).toList();
  }

  /** Those of some runs that the caller may hear nothing of. */
  Set<RunId> hiddenOf(Caller caller, List<RunId> some) {
    return runs.hiddenOf(caller, some);
  }

  /**
   * The verdict.
   *
   * @throws dev.hansei.api.problems.ApiException 403 still-labelling
   */
  VerdictView require(Caller caller, VerdictView verdict) {
    runs.require(caller, runs(verdict).toArray(RunId[]::new));
    return verdict;
  }

  /**
   * Refuses to let a gate speak to somebody who may not hear it.
   *
   * @throws dev.hansei.api.problems.ApiException 403 still-labelling
   */
  void requireToAsk(Caller caller, Optional<RunId> baseline, RunId candidate) {
    runs.require(
        caller, Stream.concat(baseline.stream(), Stream.of(candidate)).toArray(RunId[]::new));
  }

  private static List<RunId> runs(VerdictView verdict) {
    return Stream.concat(
            verdict.evidence().baselineRun().stream(), Stream.of(verdict.evidence().candidateRun()))
        .toList();
  }
}
