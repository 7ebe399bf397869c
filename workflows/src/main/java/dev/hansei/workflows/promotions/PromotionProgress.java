package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that a promotion remembers while it waits for people.
 *
 * @param decisionIds the decisions that the registry has, oldest first
 */
record PromotionProgress(
    PromotionState state,
    List<PersonId> authors,
    List<PersonId> approvedBy,
    List<String> decisionIds) {
  PromotionProgress {
    Objects.requireNonNull(state, "state is null");
    authors = List.copyOf(authors);
    approvedBy = List.copyOf(approvedBy);
    decisionIds = List.copyOf(decisionIds);
  }

  static PromotionProgress start() {
    return new PromotionProgress(PromotionState.CHECKING, List.of(), List.of(), List.of());
  }

  /** As it was when its rollout went on under a new history; else the start. */
  static PromotionProgress of(PromoteInput input) {
    return input
        .carried()
        .map(it ->
            new PromotionProgress(it.state(), it.authors(), it.approvedBy(), it.decisionIds()))
        .orElseGet(PromotionProgress::start);
  }

  /** What a rollout takes along. */
  RolloutProgress carried(Rollout rollout) {
    return new RolloutProgress(
        rollout.state(), rollout.step(), authors, approvedBy, decisionIds, rollout.told());
  }

  PromotionProgress opened(List<PersonId> authorsFound) {
    return new PromotionProgress(state, authorsFound, approvedBy, decisionIds);
  }

  PromotionProgress in(PromotionState next) {
    return new PromotionProgress(next, authors, approvedBy, decisionIds);
  }

  /** With one more decision; to be called once the registry has it. */
  PromotionProgress with(Decision decision) {
    List<PersonId> approving = new ArrayList<>(approvedBy);
    if (decision.kind() == Decision.Kind.APPROVE) {
      approving.add(decision.personId());
    }
    List<String> ids = new ArrayList<>(decisionIds);
    ids.add(decision.id());
    return new PromotionProgress(after(decision), authors, approving, ids);
  }

  /** Approvals end nothing by themselves: the pointer has to be moved yet. */
  private PromotionState after(Decision decision) {
    return switch (decision.kind()) {
      case APPROVE -> state;
      case REFUSE -> PromotionState.REFUSED;
      case WITHDRAW -> PromotionState.WITHDRAWN;
    };
  }

  boolean knows(Decision decision) {
    return decisionIds.contains(decision.id());
  }

  /** Whether people have said all they need to. */
  boolean isDecided(int needed) {
    return state.isTerminal() || ApprovalPolicy.isApproved(approvedBy, needed);
  }

  PromotionStatus status(int needed) {
    return new PromotionStatus(state, approvedBy, needed);
  }
}
