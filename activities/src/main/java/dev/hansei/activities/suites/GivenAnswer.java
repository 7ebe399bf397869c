package dev.hansei.activities.suites;

import dev.hansei.workflows.models.Usage;
import java.util.Objects;

/**
 * An answer as assertions see it.
 *
 * @param latencyMillis how long the target took, when it was asked
 * @param usage what the target took, judges aside
 */
record GivenAnswer(String text, long latencyMillis, Usage usage) {
  GivenAnswer {
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(usage, "usage is null");
  }
}
