package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a rollout takes along when its workflow goes on under a history of its own.
 *
 * @param step the number of the step that runs; 0 before the first
 * @param decisionIds the decisions that the registry has, oldest first
 * @param told whether it was told that a step was decided on, and has not asked since; absent for
 *     no, as in what was carried before this was
 */
public record RolloutProgress(
    PromotionState state,
    int step,
    List<PersonId> authors,
    List<PersonId> approvedBy,
    List<String> decisionIds,
    Optional<Boolean> told) {
  public RolloutProgress {
    Objects.requireNonNull(state, "state is null");
    if (!state.isRolling()) {
      throw new IllegalArgumentException("only a rollout goes on: " + state);
    }
    if (step < 0) {
      throw new IllegalArgumentException("step is negative: " + step);
    }
    authors = List.copyOf(authors);
    approvedBy = List.copyOf(approvedBy);
    decisionIds = List.copyOf(decisionIds);
    told = told.filter(Boolean::booleanValue);
  }
}
