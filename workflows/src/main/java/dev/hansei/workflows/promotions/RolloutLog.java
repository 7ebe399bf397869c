package dev.hansei.workflows.promotions;

import dev.hansei.workflows.prompts.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rollout saw, step by step: enough to run its tests again. It holds nobody's words, no
 * trace and no user.
 *
 * @param steps those that have begun, in order
 * @param metrics in the order of the plan's metrics
 * @param whole whether every comparison is in it
 * @param path the stages before the target, in order; absent where the plan has none
 */
public record RolloutLog(
    List<Step> steps, List<Metric> metrics, boolean whole, Optional<List<Stop>> path) {
  public RolloutLog {
    steps = List.copyOf(steps);
    metrics = List.copyOf(metrics);
    path = path.filter(stops -> !stops.isEmpty()).map(List::copyOf);
  }

  /** Of a plan without a path. */
  public RolloutLog(List<Step> steps, List<Metric> metrics, boolean whole) {
    this(steps, metrics, whole, Optional.empty());
  }

  /** The stages before the target; none where the plan has no path. */
  public List<Stop> stops() {
    return path.orElse(List.of());
  }

  /**
   * One stage before the target.
   *
   * @param at when its state last changed; absent while it is not reached
   */
  public record Stop(Stage stage, StopState state, Optional<Instant> at) {
    public Stop {
      Objects.requireNonNull(stage, "stage is null");
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(at, "at is null");
    }
  }

  /** Where a step stood. */
  public enum End {
    RUNNING,
    HELD,
    DONE,
    SKIPPED,
    BACK,
    OVER;

    /** Whether another one followed, or everybody. */
    public boolean goesForward() {
      return this == DONE || this == SKIPPED;
    }
  }

  /**
   * One step.
   *
   * @param did what the plan had it do
   * @param waived what a person looked at and let pass
   * @param footing what else it went by; absent in logs of before it was kept
   */
  public record Step(
      int number,
      CanaryStep did,
      End end,
      Instant beganAt,
      Optional<Instant> endedAt,
      ArmCounts counts,
      List<PauseKind> waived,
      Optional<Footing> footing) {
    public Step {
      Objects.requireNonNull(did, "did is null");
      Objects.requireNonNull(end, "end is null");
      Objects.requireNonNull(beganAt, "beganAt is null");
      Objects.requireNonNull(endedAt, "endedAt is null");
      Objects.requireNonNull(counts, "counts is null");
      Objects.requireNonNull(footing, "footing is null");
      waived = List.copyOf(waived);
    }

    /** Of which nothing is known but its comparisons. */
    public Step(
        int number,
        CanaryStep did,
        End end,
        Instant beganAt,
        Optional<Instant> endedAt,
        ArmCounts counts,
        List<PauseKind> waived) {
      this(number, did, end, beganAt, endedAt, counts, waived, Optional.empty());
    }
  }

  /**
   * What a step goes by beside its comparisons and rates.
   *
   * @param own of the comparisons that were made while it ran, those of its own answers: the others
   *     are late ones of earlier steps, which test for harm and do not count for this one
   * @param uncompared what was said and cannot be compared
   * @param enoughAt since when it had its planned number; absent where it never did
   * @param others the same as {@code own} by the other metrics, in the plan's order; absent where
   *     there are none, and in steps that did not wait for them
   */
  public record Footing(
      int own, Uncompared uncompared, Optional<Instant> enoughAt, Optional<List<Integer>> others) {
    public Footing {
      others = others.map(List::copyOf);
      if (own < 0 || others.stream().flatMap(List::stream).anyMatch(one -> one < 0)) {
        throw new IllegalArgumentException("counts are not negative");
      }
      Objects.requireNonNull(uncompared, "uncompared is null");
      Objects.requireNonNull(enoughAt, "enoughAt is null");
    }

    /** Of a step that went by its first metric alone. */
    public Footing(int own, Uncompared uncompared, Optional<Instant> enoughAt) {
      this(own, uncompared, enoughAt, Optional.empty());
    }
  }

  /** How many comparisons by the first metric counted for a step, as far as that is known. */
  public int own(Step step) {
    return step.footing().map(Footing::own).orElseGet(() -> made(step));
  }

  /**
   * The same by each other metric, in the plan's order; empty where the step did not wait for it.
   */
  public Optional<List<Integer>> others(Step step) {
    return step.footing().flatMap(Footing::others);
  }

  /** How many were made by the first metric while it ran. */
  public int made(Step step) {
    return metrics.getFirst().in(step.number()).size();
  }

  /** Of 10,000 callers, how many had the candidate when it was taken back; empty unless it was. */
  public Optional<Integer> takenBackAt() {
    return steps.stream()
        .filter(step -> step.end() == End.BACK)
        .map(step -> step.did().share())
        .findFirst();
  }

  /** One metric; {@code seen} in the order in which it was. */
  public record Metric(String name, List<Seen> seen) {
    public Metric {
      Objects.requireNonNull(name, "name is null");
      seen = List.copyOf(seen);
    }

    /** All comparisons, in their order. */
    public List<Double> all() {
      return seen.stream().flatMap(one -> one.differences().stream()).toList();
    }

    /** Those that were made while a step ran. */
    public List<Double> in(int step) {
      return seen.stream()
          .filter(one -> one.step() == step)
          .flatMap(one -> one.differences().stream())
          .toList();
    }
  }

  /**
   * Comparisons that were made while a step ran.
   *
   * @param differences each an outcome of the candidate minus the mean of those beside it, in [-1,
   *     1]
   */
  public record Seen(int step, List<Double> differences) {
    public Seen {
      differences = List.copyOf(differences);
    }
  }
}
