package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Optional;

/** Who may decide about a promotion, and when it has enough approvals. Pure. */
public final class ApprovalPolicy {
  /** The two-person rule: nobody releases alone, and authors do not count. */
  public static final int APPROVALS_NEEDED = 2;

  private ApprovalPolicy() {}

  /** What is known when a decision arrives. */
  public record Situation(
      PromotionState state, PersonId requester, List<PersonId> authors, List<PersonId> approvedBy) {
    public Situation {
      authors = List.copyOf(authors);
      approvedBy = List.copyOf(approvedBy);
    }
  }

  /** Why the decision is not allowed, in words for the person; empty when it is. */
  public static Optional<String> objection(Situation situation, Decision decision) {
    if (situation.state() != PromotionState.AWAITING_APPROVAL) {
      return Optional.of("the promotion is %s".formatted(words(situation.state())));
    }
    if (isApproved(situation.approvedBy())) {
      return Optional.of("the promotion has its approvals already and is being carried out");
    }
    PersonId person = decision.personId();
    return switch (decision.kind()) {
      case WITHDRAW ->
          person.equals(situation.requester())
              ? Optional.empty()
              : Optional.of("only its requester may withdraw a promotion");
      case REFUSE ->
          situation.approvedBy().contains(person)
              ? Optional.of("you have approved already; another person may refuse")
              : Optional.empty();
      case APPROVE -> {
        if (person.equals(situation.requester()) || situation.authors().contains(person)) {
          yield Optional.of("author and requester may not approve; ask somebody else");
        }
        yield situation.approvedBy().contains(person)
            ? Optional.of("you have approved already; another person must")
            : Optional.empty();
      }
    };
  }

  /** Whether enough people have approved. */
  public static boolean isApproved(List<PersonId> approvedBy) {
    return approvedBy.size() >= APPROVALS_NEEDED;
  }

  private static String words(PromotionState state) {
    return switch (state) {
      case CHECKING -> "still being checked by the gate";
      case HELD -> "held by the gate";
      case AWAITING_APPROVAL -> "awaiting approval";
      case REFUSED -> "refused already";
      case WITHDRAWN -> "withdrawn already";
      case EXPIRED -> "expired";
      case OVERTAKEN -> "overtaken by another promotion";
      case PROMOTED -> "promoted already";
      case ROLLED_BACK -> "rolled back already";
      case ROLLING -> "being rolled out";
      case PAUSED -> "being rolled out, and paused";
      case FROZEN -> "approved, and waiting for the end of a freeze";
    };
  }
}
