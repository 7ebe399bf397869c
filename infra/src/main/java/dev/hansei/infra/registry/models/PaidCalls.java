package dev.hansei.infra.registry.models;

import dev.hansei.workflows.models.Usage;
import java.util.Objects;

/** How many calls a payer has paid, and what they took; money as far as providers told a price. */
public record PaidCalls(long calls, Usage usage) {
  /** Nothing paid. */
  public static final PaidCalls NONE = new PaidCalls(0, Usage.NONE);

  public PaidCalls {
    if (calls < 0) {
      throw new IllegalArgumentException("calls is negative: " + calls);
    }
    Objects.requireNonNull(usage, "usage is null");
  }
}
