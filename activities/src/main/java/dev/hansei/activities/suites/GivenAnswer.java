package dev.hansei.activities.suites;

import dev.hansei.workflows.models.Usage;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer as assertions see it.
 *
 * @param latencyMillis how long the target took, when it was asked
 * @param usage what the target took, judges aside
 * @param costMicros what that cost, in millionths of the price list's currency; empty where no
 *     price is known
 */
record GivenAnswer(String text, long latencyMillis, Usage usage, Optional<Long> costMicros) {
  GivenAnswer {
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(usage, "usage is null");
    Objects.requireNonNull(costMicros, "costMicros is null");
  }
}
