package dev.hansei.activities.suites;

import dev.hansei.activities.Purse;
import dev.hansei.activities.PurseEmpty;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.RunBudgets.Chunk;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.suites.Spend;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one attempt at a chunk may pay. The registry knows what is held back in all; here it is
 * parted between the calls. A call that took less than its worst case gives back the rest, and one
 * for which too little is left asks the registry for more.
 *
 * <p>Held back in the registry is never less than what is open here: an answer is in the journal,
 * and counts as paid, before it stops being open. In between it counts twice, which only makes
 * others wait.
 */
final class ChunkPurse implements Purse {
  private final RunBudgets budgets;
  private final Chunk chunk;
  private final Pricing pricing;
  private Spend free = Spend.NONE;
  private Spend open = Spend.NONE;
  private Optional<Spend> refused = Optional.empty();
  private long longest;

  ChunkPurse(RunBudgets budgets, Chunk chunk, Pricing pricing) {
    this.budgets = budgets;
    this.chunk = chunk;
    this.pricing = pricing;
  }

  /**
   * Holds back for as many whole items as fit, in place of what is free.
   *
   * @return 0 to {@code atMost}
   */
  synchronized int holdItems(Spend item, int atMost) {
    int fit = (int) budgets.holdItems(chunk, open, item, atMost);
    free = item.times(fit);
    refused = Optional.empty();
    return fit;
  }

  @Override
  public ModelReply pay(ModelRequest request, Supplier<ModelReply> call) {
    Spend most = take(request);
    Spend taken = Spend.NONE;
    try {
      ModelReply reply = call.get();
      taken = WorstCase.of(request, pricing, reply);
      see(reply);
      return reply;
    } finally {
      settle(most, taken);
    }
  }

  private synchronized Spend take(ModelRequest request) {
    Spend most = WorstCase.of(request, pricing, longest);
    if (!free.covers(most)) {
      ask(most.less(free));
    }
    free = free.less(most);
    open = open.plus(most);
    return most;
  }

  /** What was refused once in this chunk is not asked for again: nothing else gives back to it. */
  private void ask(Spend more) {
    boolean isHopeless = refused.filter(more::covers).isPresent();
    if (isHopeless || !budgets.hold(chunk, open.plus(free).plus(more))) {
      refused = isHopeless ? refused : Optional.of(more);
      throw new PurseEmpty();
    }
    free = free.plus(more);
  }

  private synchronized void settle(Spend most, Spend taken) {
    open = open.less(most);
    free = free.plus(most.less(taken));
  }

  private synchronized void see(ModelReply reply) {
    if (reply instanceof ModelReply.Answered answered) {
      longest = Math.max(longest, answered.usage().outputTokens());
    }
  }
}
