package dev.hansei.activities;

import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the work of this thread may pay: each of its calls is held back before it is made. Known
 * only to the thread that does the work, like {@link Payer}; work without a purse has no limit.
 */
public interface Purse {
  /**
   * Makes one call, once the most that it may take is held back.
   *
   * @throws PurseEmpty where it does not fit; nothing was asked then
   */
  ModelReply pay(ModelRequest request, Supplier<ModelReply> call);

  /** Does work out of a purse. */
  static <T> T paying(Purse purse, Supplier<T> work) {
    return ScopedValue.where(Purses.OPEN, purse).call(work::get);
  }

  /** That of this thread. */
  static Optional<Purse> current() {
    return Purses.OPEN.isBound() ? Optional.of(Purses.OPEN.get()) : Optional.empty();
  }
}
