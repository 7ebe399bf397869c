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
   */
  public record Step(
      int number,
      CanaryStep did,
      End end,
      Instant beganAt,
      Optional<Instant> endedAt,
      ArmCounts counts,
      List<PauseKind> waived) {
    public Step {
      Objects.requireNonNull(did, "did is null");
      Objects.requireNonNull(end, "end is null");
      Objects.requireNonNull(beganAt, "beganAt is null");
      Objects.requireNonNull(endedAt, "endedAt is null");
      Objects.requireNonNull(counts, "counts is null");
      waived = List.copyOf(waived);
    }
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
