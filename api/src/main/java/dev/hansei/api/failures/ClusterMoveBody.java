package dev.hansei.api.failures;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.traces.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a failure mode is to be moved.
 *
 * @param to open, in-suite, fixed, closed or dismissed
 * @param promptName the prompt that fixed it; only with fixed, and may be absent
 * @param promptVersion its version, in the words in which traces name it
 * @param growth with dismissed: it comes back when it weighs this many times as much; 3 when absent
 */
public record ClusterMoveBody(
    @Nullable String to,
    @Nullable String promptName,
    @Nullable String promptVersion,
    @Nullable Double growth) {
  /** As wide as the registry keeps it. */
  static final int NAME_CHARS_MAX = 200;

  ClusterMove move() {
    ClusterState state = Words.constant("to", to, ClusterState.class);
    if (promptName != null && state != ClusterState.FIXED) {
      throw new InvalidFieldException("promptName", "only 'fixed' names a prompt version");
    }
    return new ClusterMove(state, fixedBy(), growth == null ? ClusterMove.GROWTH_USUAL : growth);
  }

  private Optional<Span.PromptUse> fixedBy() {
    return promptName == null
        ? Optional.empty()
        : Optional.of(
            new Span.PromptUse(
                Rules.text("promptName", promptName, NAME_CHARS_MAX),
                Rules.textOrEmpty("promptVersion", promptVersion, NAME_CHARS_MAX)));
  }
}
