package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who may decide about a promotion, and when it has enough approvals. Pure. */
public final class ApprovalPolicy {
  /** The two-person rule: nobody releases alone, and authors do not count. */
  public static final int APPROVALS_NEEDED = 2;

  private ApprovalPolicy() {}

  /**
   * By which rules it is decided.
   *
   * @param needed how many people have to approve
   * @param approvers who may, of those with the role; empty for all with the role
   * @param delegations of this promotion
   */
  public record Rules(int needed, List<PersonId> approvers, List<Delegation> delegations) {
    /** Any two with the role. */
    public static final Rules USUAL = Rules.of(APPROVALS_NEEDED);

    public Rules {
      if (needed < 1) {
        throw new IllegalArgumentException("somebody has to approve: " + needed);
      }
      approvers = List.copyOf(approvers);
      delegations = List.copyOf(delegations);
    }

    /** Any so many with the role. */
    public static Rules of(int needed) {
      return new Rules(needed, List.of(), List.of());
    }

    private boolean hasDelegated(PersonId person) {
      return delegations.stream().anyMatch(it -> it.from().equals(person));
    }

    private boolean mayApprove(PersonId person) {
      return approvers.isEmpty()
          || approvers.contains(person)
          || delegations.stream().anyMatch(it -> it.to().equals(person));
    }
  }

  /** What is known when a decision arrives. */
  public record Situation(
      PromotionState state,
      PersonId requester,
      List<PersonId> authors,
      List<PersonId> approvedBy,
      Rules rules) {
    public Situation {
      authors = List.copyOf(authors);
      approvedBy = List.copyOf(approvedBy);
    }

    /** By the usual rules. */
    public Situation(
        PromotionState state,
        PersonId requester,
        List<PersonId> authors,
        List<PersonId> approvedBy) {
      this(state, requester, authors, approvedBy, Rules.USUAL);
    }

    boolean isOwn(PersonId person) {
      return person.equals(requester) || authors.contains(person);
    }

    boolean hasItsApprovals() {
      return approvedBy.size() >= rules.needed();
    }
  }

  /** Why the decision is not allowed, in words for the person; empty when it is. */
  public static Optional<String> objection(Situation situation, Decision decision) {
    if (situation.state() != PromotionState.AWAITING_APPROVAL) {
      return Optional.of("the promotion is %s".formatted(words(situation.state())));
    }
    if (situation.hasItsApprovals()) {
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
      case APPROVE -> objectionToApproval(situation, person);
    };
  }

  private static Optional<String> objectionToApproval(Situation situation, PersonId person) {
    if (situation.isOwn(person)) {
      return Optional.of("author and requester may not approve; ask somebody else");
    }
    if (situation.approvedBy().contains(person)) {
      return Optional.of("you have approved already; another person must");
    }
    if (situation.rules().hasDelegated(person)) {
      return Optional.of("you let another approve in your place, and neither counts twice");
    }
    return situation.rules().mayApprove(person)
        ? Optional.empty()
        : Optional.of(
            "the project's rules name who approves, and you are not among them; one of them may"
                + " delegate to you");
  }

  /**
   * Those delegations that still hold: a delegate has the right of whoever stands first, and has it
   * no longer than they do.
   *
   * @param given in the order in which they were given
   * @param mayThemselves who may approve without anybody's delegation, now
   */
  public static List<Delegation> holding(
      List<Delegation> given, Predicate<PersonId> mayThemselves) {
    List<Delegation> holding = new ArrayList<>();
    for (Delegation one : given) {
      boolean fromDelegate = holding.stream().anyMatch(it -> it.to().equals(one.from()));
      if (fromDelegate || mayThemselves.test(one.from())) {
        holding.add(one);
      }
    }
    return List.copyOf(holding);
  }

  /** Why somebody may not let another approve in their place; empty when they may. */
  public static Optional<String> objection(Situation situation, Delegation delegation) {
    Optional<String> own =
        objection(
            situation,
            new Decision("delegate", delegation.from(), Decision.Kind.APPROVE, Optional.empty()));
    if (own.isPresent()) {
      return own;
    }
    if (situation.isOwn(delegation.to())) {
      return Optional.of("author and requester may not approve, for others neither");
    }
    if (situation.approvedBy().contains(delegation.to())) {
      return Optional.of("they have approved already, and nobody counts twice");
    }
    return situation.rules().hasDelegated(delegation.to())
        ? Optional.of("they let another approve in their place themselves")
        : Optional.empty();
  }

  /** Whether enough people have approved, by the two-person rule. */
  public static boolean isApproved(List<PersonId> approvedBy) {
    return isApproved(approvedBy, APPROVALS_NEEDED);
  }

  /** Whether so many people have approved. */
  public static boolean isApproved(List<PersonId> approvedBy, int needed) {
    return approvedBy.size() >= needed;
  }

  /** How many people have to approve. */
  public static int needed(Optional<ReleasePlan> plan) {
    return plan.map(ReleasePlan::approvals).orElse(APPROVALS_NEEDED);
  }

  static String words(PromotionState state) {
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
