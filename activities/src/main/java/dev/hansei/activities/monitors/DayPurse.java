package dev.hansei.activities.monitors;

import dev.hansei.activities.Purse;
import dev.hansei.activities.PurseEmpty;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The calls that are left of a day. What was paid before is read from the journal, so that a crash
 * gives nothing back; here only the calls of one page are counted. Thread-safe.
 */
final class DayPurse implements Purse {
  private final AtomicLong left;

  DayPurse(long left) {
    this.left = new AtomicLong(left);
  }

  @Override
  public ModelReply pay(ModelRequest request, Supplier<ModelReply> call) {
    if (left.decrementAndGet() < 0) {
      throw new PurseEmpty();
    }
    return call.get();
  }
}
