package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.gates.CasePair;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.PairedComparison;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Compares completed runs, for REST and pages alike. Neither run changes any more, so a comparison
 * is computed once and remembered. A first one may take two seconds; half the cores at most compute
 * at once, and who would wait longer than {@value #WAIT_SECONDS} s is told to come back.
 */
@Singleton
public final class Comparisons {
  /** About a second of one core; beyond it fewer resamples are drawn, never under 1,000. */
  private static final long DRAWS_MAX = 100_000_000;

  private static final int WAIT_SECONDS = 5;

  /** A few kilobytes each. */
  private static final int REMEMBERED_MAX = 200;

  private final EvidenceReader evidence;
  private final CaseTraits traits;
  private final Runs runs;
  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  private final Map<Asked, Comparison> remembered = new LinkedHashMap<>();

  Comparisons(EvidenceReader evidence, CaseTraits traits, Runs runs) {
    this.evidence = evidence;
    this.traits = traits;
    this.runs = runs;
  }

  /**
   * What is compared.
   *
   * @param confidence of the intervals
   * @param slice only the cases in it; all of them when empty
   */
  public record Asked(
      ProjectId project,
      RunId baseline,
      RunId candidate,
      double confidence,
      Optional<Slice> slice) {}

  /**
   * The comparison.
   *
   * @throws dev.hansei.infra.registry.RegistryException NOT_FOUND for a run; INVALID when a run is
   *     not completed, or the two asked different dataset versions
   * @throws ApiException 503 {@code comparison-busy}
   */
  public Comparison of(Asked asked) {
    synchronized (remembered) {
      Comparison known = remembered.get(asked);
      if (known != null) {
        return known;
      }
    }
    Comparison computed = inTurn(asked);
    if (asked.slice().filter(Slice::canChange).isEmpty()) {
      remember(asked, computed);
    }
    return computed;
  }

  /** The cases of a run by id, as far as slices know them. */
  List<CaseTrait> cases(ProjectId project, RunId run) {
    return traits.of(project, runs.require(project, run).input().datasetVersionId());
  }

  private void remember(Asked asked, Comparison computed) {
    synchronized (remembered) {
      if (remembered.size() >= REMEMBERED_MAX) {
        remembered.remove(remembered.keySet().iterator().next());
      }
      remembered.put(asked, computed);
    }
  }

  private Comparison inTurn(Asked asked) {
    try {
      if (cores.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        try {
          return compute(asked);
        } finally {
          cores.release();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw ApiProblem.unavailable(
            "comparison-busy",
            "Many comparisons are being computed at once; ask again in a few seconds.")
        .raise();
  }

  private Comparison compute(Asked asked) {
    Map<String, List<CasePair>> pairs =
        evidence.pairs(asked.project(), asked.baseline(), asked.candidate());
    var plan =
        new BootstrapPlan(
            resamples(pairs), asked.confidence(), IntervalMethod.EXPANDED_BCA, EvidenceReader.SEED);
    Optional<Set<CaseId>> wanted = asked.slice().map(slice -> caseIds(asked, slice));
    Map<String, PairedComparison> seen = new LinkedHashMap<>();
    pairs.forEach((metric, all) -> {
      List<PairedScore> kept =
          all.stream()
              .filter(pair -> wanted.isEmpty() || wanted.get().contains(pair.caseId()))
              .map(CasePair::scores)
              .toList();
      if (!kept.isEmpty()) {
        seen.put(metric, PairedComparison.of(kept, Range.UNIT, plan));
      }
    });
    return Comparison.of(seen);
  }

  private Set<CaseId> caseIds(Asked asked, Slice slice) {
    return cases(asked.project(), asked.candidate()).stream()
        .filter(slice::holds)
        .map(CaseTrait::id)
        .collect(Collectors.toSet());
  }

  private static int resamples(Map<String, List<CasePair>> pairs) {
    long resampled =
        pairs.values().stream()
            .mapToInt(List::size)
            .filter(size -> size <= PairedComparison.RESAMPLED_MAX)
            .sum();
    return Math.clamp(
        DRAWS_MAX / Math.max(1, resampled),
        BootstrapPlan.MIN_RESAMPLES,
        BootstrapPlan.DEFAULT_RESAMPLES);
  }
}
