package dev.hansei.workflows.promotions;

import dev.hansei.workflows.traces.TraceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which outcomes count: the first of each trace and of each unit, in the order of {@link
 * LiveOutcome#ORDER}. Pure; the same outcomes read late, twice or in another order give the same.
 *
 * <p>One outcome a unit is not a nicety: users keep their version and repeat themselves, and ten
 * outcomes each of users who always say the same would roll back more than half of all harmless
 * candidates ({@code workflows/docs/0029}).
 *
 * @param counted those that the test takes, in order
 * @param repeated those of units that have one already, in order; kept, so that they are known
 */
public record FirstOutcomes(List<LiveOutcome> counted, List<LiveOutcome> repeated) {
  public FirstOutcomes {
    counted = List.copyOf(counted);
    repeated = List.copyOf(repeated);
  }

  /**
   * Sorts out what came in.
   *
   * @param known traces that have their outcome already, in whatever step; theirs are dropped
   * @param counts units that have their outcome in this step already
   */
  public static FirstOutcomes of(
      List<LiveOutcome> outcomes, Predicate<TraceId> known, Predicate<String> counts) {
    List<LiveOutcome> counted = new ArrayList<>();
    List<LiveOutcome> repeated = new ArrayList<>();
    Set<TraceId> traces = new HashSet<>();
    Set<String> units = new HashSet<>();
    for (LiveOutcome one : outcomes.stream().sorted(LiveOutcome.ORDER).toList()) {
      if (known.test(one.traceId()) || !traces.add(one.traceId())) {
        continue;
      }
      boolean first = !counts.test(one.unit()) && units.add(one.unit());
      (first ? counted : repeated).add(one);
    }
    return new FirstOutcomes(counted, repeated);
  }
}
