package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.ApprovalPolicy.Situation;
import dev.hansei.workflows.promotions.Decision.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalPolicyTest {
  private static final PersonId REQUESTER = person(1);
  private static final PersonId AUTHOR = person(2);
  private static final PersonId APPROVER = person(3);
  private static final PersonId OTHER = person(4);

  @ParameterizedTest
  @CsvSource({
    "1, APPROVE, author and requester may not approve",
    "2, APPROVE, author and requester may not approve",
    "3, APPROVE, you have approved already",
    "4, APPROVE, ''",
    "1, REFUSE, ''",
    "2, REFUSE, ''",
    "3, REFUSE, you have approved already",
    "4, REFUSE, ''",
    "1, WITHDRAW, ''",
    "2, WITHDRAW, only its requester",
    "4, WITHDRAW, only its requester"
  })
  void saysWhoMayDecideAfterOneApproval(int person, Kind kind, String objection) {
    String said = objection(PromotionState.AWAITING_APPROVAL, List.of(APPROVER), person, kind);
    if (objection.isEmpty()) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).startsWith(objection);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PromotionState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "AWAITING_APPROVAL")
  void takesDecisionsOnlyWhileItWaitsForThem(PromotionState state) {
    for (Kind kind : Kind.values()) {
      assertThat(objection(state, List.of(), 4, kind)).startsWith("the promotion is ");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void takesNoDecisionAfterTheLastApproval(Kind kind) {
    assertThat(objection(PromotionState.AWAITING_APPROVAL, List.of(APPROVER, OTHER), 1, kind))
        .contains("approvals already");
  }

  @Test
  void needsTwoPeople() {
    assertThat(ApprovalPolicy.isApproved(List.of(APPROVER))).isFalse();
    assertThat(ApprovalPolicy.isApproved(List.of(APPROVER, OTHER))).isTrue();
  }

  @Test
  void countsAsManyAsThePlanSays() {
    var two = situation(List.of(APPROVER, OTHER), ApprovalPolicy.Rules.of(3));
    assertThat(ApprovalPolicy.objection(two, approval(5))).isEmpty();
    var three = situation(List.of(APPROVER, OTHER, person(5)), ApprovalPolicy.Rules.of(3));
    assertThat(ApprovalPolicy.objection(three, approval(6)))
        .hasValueSatisfying(said -> assertThat(said).contains("approvals already"));
    assertThat(ApprovalPolicy.needed(Optional.empty())).isEqualTo(2);
  }

  @Test
  void takesThoseWhoAreNamedAndTheirDelegatesButNeitherTwice() {
    var rules =
        new ApprovalPolicy.Rules(
            2, List.of(APPROVER, OTHER), List.of(new Delegation(APPROVER, person(5))));
    var nobodyYet = situation(List.of(), rules);
    assertThat(ApprovalPolicy.objection(nobodyYet, approval(5))).as("delegate").isEmpty();
    assertThat(ApprovalPolicy.objection(nobodyYet, approval(4))).as("named").isEmpty();
    assertThat(ApprovalPolicy.objection(nobodyYet, approval(3))).as("has delegated").isPresent();
    assertThat(ApprovalPolicy.objection(nobodyYet, approval(6))).as("not named").isPresent();
  }

  @Test
  void keepsDelegationsWhoseFirstGiverHasTheRightStill() {
    var first = new Delegation(APPROVER, person(5));
    var onward = new Delegation(person(5), person(6));
    var other = new Delegation(OTHER, person(7));
    var given = List.of(first, onward, other);
    assertThat(ApprovalPolicy.holding(given, List.of(APPROVER, OTHER)::contains)).isEqualTo(given);
    assertThat(ApprovalPolicy.holding(given, OTHER::equals)).containsExactly(other);
    assertThat(ApprovalPolicy.holding(given, _ -> false)).isEmpty();
  }

  @Test
  void letsNobodyDelegateToAuthorsRequestersOrThoseWhoAreDone() {
    var open = situation(List.of(APPROVER), ApprovalPolicy.Rules.USUAL);
    assertThat(ApprovalPolicy.objection(open, new Delegation(OTHER, person(5)))).isEmpty();
    assertThat(ApprovalPolicy.objection(open, new Delegation(OTHER, AUTHOR))).isPresent();
    assertThat(ApprovalPolicy.objection(open, new Delegation(OTHER, REQUESTER))).isPresent();
    assertThat(ApprovalPolicy.objection(open, new Delegation(OTHER, APPROVER))).isPresent();
    assertThat(ApprovalPolicy.objection(open, new Delegation(AUTHOR, OTHER))).isPresent();
    assertThat(ApprovalPolicy.objection(open, new Delegation(APPROVER, OTHER))).isPresent();
  }

  private static Situation situation(List<PersonId> approvedBy, ApprovalPolicy.Rules rules) {
    return new Situation(
        PromotionState.AWAITING_APPROVAL, REQUESTER, List.of(AUTHOR), approvedBy, rules);
  }

  private static Decision approval(int person) {
    return new Decision("d", person(person), Kind.APPROVE, Optional.empty());
  }

  private static String objection(
      PromotionState state, List<PersonId> approvedBy, int person, Kind kind) {
    var situation = new Situation(state, REQUESTER, List.of(AUTHOR), approvedBy);
    var decision = new Decision("d", person(person), kind, Optional.empty());
    return ApprovalPolicy.objection(situation, decision).orElse("");
  }

  private static PersonId person(int number) {
    return PersonId.of("019a9000-0000-7000-8000-00000000000" + number);
  }
}
