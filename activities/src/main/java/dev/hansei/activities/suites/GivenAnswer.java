package dev.hansei.activities.suites;

import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer as assertions see it.
 *
 * @param latencyMillis how long the target took, when it was asked
 * @param usage what the target took, judges aside
 * @param costMicros what that cost, in millionths of the price list's currency; empty where no
 *     price is known
 * @param tools what the target was offered to call
 * @param logprobs empty where no assertion asked for them, or the target tells none
 */
record GivenAnswer(
    String text,
    long latencyMillis,
    Usage usage,
    Optional<Long> costMicros,
    List<Tool> tools,
    Optional<Logprobs> logprobs) {
  GivenAnswer {
    tools = List.copyOf(tools);
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(usage, "usage is null");
    Objects.requireNonNull(costMicros, "costMicros is null");
    Objects.requireNonNull(logprobs, "logprobs is null");
  }

  /** The answer of a target that tells no chances of tokens. */
  GivenAnswer(
      String text, long latencyMillis, Usage usage, Optional<Long> costMicros, List<Tool> tools) {
    this(text, latencyMillis, usage, costMicros, tools, Optional.empty());
  }

  /** The answer of a target that was offered no tool. */
  GivenAnswer(String text, long latencyMillis, Usage usage, Optional<Long> costMicros) {
    this(text, latencyMillis, usage, costMicros, List.of());
  }
}
