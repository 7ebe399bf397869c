package dev.hansei.workflows.suites;

import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import io.temporal.workflow.Functions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The chunks of one run, in rounds. A chunk whose items do not all fit into the budget ends the
 * round: no further one begins, those that run go on to their end, and what is left of all is the
 * next round. Without a budget there is one round.
 */
final class RunRounds {
  private final RunSuiteInput input;
  private final RunPlan plan;
  private final SuiteActivities models;
  private final Functions.Func<Boolean> held;
  private final Map<Integer, Integer> done = new HashMap<>();
  private List<Integer> left;
  private boolean hasProgress;

  RunRounds(
      RunSuiteInput input, RunPlan plan, SuiteActivities models, Functions.Func<Boolean> held) {
    this.input = input;
    this.plan = plan;
    this.models = models;
    this.held = held;
    this.left = IntStream.range(0, plan.chunks()).boxed().toList();
  }

  /** The next round, over what is left. */
  Chunks<OutcomeCounts> next() {
    List<Integer> open = left.stream().sorted().toList();
    left = new ArrayList<>();
    hasProgress = false;
    return new Chunks<>(
        open.size(), OutcomeCounts.NONE, place -> run(open.get(place)), OutcomeCounts::plus, held);
  }

  private OutcomeCounts run(int chunk) {
    if (!left.isEmpty()) {
      left.add(chunk);
      return OutcomeCounts.NONE;
    }
    OutcomeCounts counts = models.runChunk(new ChunkOfItems(input, plan, chunk));
    int before = done.getOrDefault(chunk, 0);
    done.put(chunk, counts.sum());
    hasProgress |= counts.sum() > before;
    if (input.budget() != null && counts.sum() < plan.itemsOf(chunk)) {
      left.add(chunk);
    }
    return counts;
  }

  /** Whether every item has an outcome, after a round that was completed. */
  boolean isDone() {
    return left.isEmpty();
  }

  /**
   * Whether the last round gave any item an outcome. One that did not, though nothing else was held
   * back at its end, found no room for any.
   */
  boolean hasProgress() {
    return hasProgress;
  }
}
