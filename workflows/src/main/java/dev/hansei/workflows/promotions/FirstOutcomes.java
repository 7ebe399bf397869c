package dev.hansei.workflows.promotions;

import dev.hansei.workflows.traces.TraceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which outcomes count: the first of each trace and of each unit in the whole rollout, in the order
 * of {@link LiveOutcome#ORDER}. Pure; the same outcomes read late, twice or in another order give
 * the same.
 *
 * <p>One outcome a unit is not a nicety: users keep their version and repeat themselves. Ten
 * outcomes each of users who always say the same would roll back more than half of all harmless
 * candidates, and one a step a sixth of them in a plan of ten steps ({@code workflows/docs/0029}).
 *
 * @param counted those that the test takes, in order
 * @param repeated those of units that have one already, in order; kept, so that they are known
 * @param surplus those that found enough of their side waiting, in order. Their units have given
 *     theirs all the same: else those who speak often would stay on one side and run out on the
 *     other
 * @param seen the metric after them
 * @param differences of the blocks that they completed, in order
 */
public record FirstOutcomes(
    List<LiveOutcome> counted,
    List<LiveOutcome> repeated,
    List<LiveOutcome> surplus,
    MetricSeen seen,
    List<Double> differences) {
  public FirstOutcomes {
    counted = List.copyOf(counted);
    repeated = List.copyOf(repeated);
    surplus = List.copyOf(surplus);
    differences = List.copyOf(differences);
  }

  /** What has its outcome already: traces, whose others are dropped, and units, who repeat. */
  public record Known(Predicate<TraceId> traces, Predicate<String> units) {}

  /**
   * Sorts out what came in.
   *
   * @param before the metric before them
   * @param steps of the plan
   */
  public static FirstOutcomes of(
      MetricSeen before, List<CanaryStep> steps, List<LiveOutcome> outcomes, Known known) {
    List<LiveOutcome> counted = new ArrayList<>();
    List<LiveOutcome> repeated = new ArrayList<>();
    List<LiveOutcome> surplus = new ArrayList<>();
    List<Double> differences = new ArrayList<>();
    Set<TraceId> traces = new HashSet<>();
    Set<String> units = new HashSet<>();
    MetricSeen seen = before;
    for (LiveOutcome one : outcomes.stream().sorted(LiveOutcome.ORDER).toList()) {
      if (known.traces().test(one.traceId()) || !traces.add(one.traceId())) {
        continue;
      }
      if (known.units().test(one.unit()) || units.contains(one.unit())) {
        repeated.add(one);
        continue;
      }
      int baselinePer = steps.get(one.step() - 1).baselinePer();
      MetricSeen.After after = seen.after(one.step(), one.side(), one.value(), baselinePer);
      seen = after.seen();
      after.taken().difference().ifPresent(differences::add);
      units.add(one.unit());
      (after.taken().counted() ? counted : surplus).add(one);
    }
    return new FirstOutcomes(counted, repeated, surplus, seen, differences);
  }
}
