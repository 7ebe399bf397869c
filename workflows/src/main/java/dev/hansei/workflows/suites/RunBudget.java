package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run may pay; at the limit it waits for a top-up. At least one limit is there.
 *
 * @param calls answers that are paid, 0 to {@link #CALLS_MAX}; absent for no limit
 * @param tokens in and out of those, 0 to {@link #TOKENS_MAX}; absent for no limit
 * @param micros millionths of the price list's currency, 0 to {@link #MICROS_MAX}; absent for no
 *     limit
 * @param item what one item may take by the run's forecast: what a chunk holds back for each of its
 *     items before it asks anybody. Each call is held back again by its own worst case, so a share
 *     that is too small makes items wait in the middle, and never the limit pass
 */
public record RunBudget(
    @Nullable Long calls, @Nullable Long tokens, @Nullable Long micros, Spend item) {
  /** A typing error beyond this; top a run up instead. */
  public static final long CALLS_MAX = 10_000_000;

  /** A million calls of a million tokens. */
  public static final long TOKENS_MAX = 1_000_000_000_000L;

  /** A million of the currency. */
  public static final long MICROS_MAX = 1_000_000_000_000L;

  @JsonCreator
  public RunBudget {
    require("calls", calls, CALLS_MAX);
    require("tokens", tokens, TOKENS_MAX);
    require("micros", micros, MICROS_MAX);
    if (calls == null && tokens == null && micros == null) {
      throw new IllegalArgumentException("a budget limits calls, tokens or money");
    }
    Objects.requireNonNull(item, "item is null");
  }

  private static void require(String field, @Nullable Long limit, long most) {
    if (limit != null && (limit < 0 || limit > most)) {
      throw new IllegalArgumentException("%s is 0 to %d: %d".formatted(field, most, limit));
    }
  }

  /** What it limits when the run begins. */
  public RunLimits limits() {
    return new RunLimits(
        Optional.ofNullable(calls), Optional.ofNullable(tokens), Optional.ofNullable(micros));
  }
}
