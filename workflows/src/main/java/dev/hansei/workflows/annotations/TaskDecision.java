package dev.hansei.workflows.annotations;

import dev.hansei.workflows.annotations.Task.Settled;
import java.util.Objects;
import java.util.Optional;

/** Where {@link TaskPolicy} says that a task stands, and the label that counts where it has one. */
public record TaskDecision(TaskState state, Optional<Settled> settled) {
  public TaskDecision {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(settled, "settled is null");
  }

  static TaskDecision in(TaskState state) {
    return new TaskDecision(state, Optional.empty());
  }

  static TaskDecision labelled(Label label, Resolution how) {
    return new TaskDecision(TaskState.LABELLED, Optional.of(new Settled(label, how)));
  }
}
