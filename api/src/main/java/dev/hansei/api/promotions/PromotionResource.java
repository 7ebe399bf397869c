package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A promotion, as the API shows it.
 *
 * @param version the candidate's number
 * @param replaces the number of what was live when it opened; absent where nothing was
 * @param approvedBy the people who have approved, by id
 * @param plan how it is rolled out; absent where it is live for all at once
 * @param failureMode what its bad answers failed at; absent unless it went back for some
 * @param path the stages that it goes through before its own, in order, and how each stands; empty
 *     where its plan has none
 * @param rehearsal what the candidate answered to the inputs of the day before; absent without one,
 *     before it began, and in lists
 * @param verdict the id of what the gate said; GET /gates/verdicts/{id} has the figures
 */
public record PromotionResource(
    UUID id,
    PromotionState state,
    String prompt,
    int version,
    UUID versionId,
    Optional<Integer> replaces,
    String stage,
    UUID gate,
    Optional<UUID> baselineRun,
    UUID candidateRun,
    Optional<UUID> verdict,
    UUID requestedBy,
    List<UUID> approvedBy,
    int approvalsNeeded,
    List<DecisionResource> decisions,
    Instant createdAt,
    Optional<NewReleasePlan> plan,
    Optional<FailureModeResource> failureMode,
    List<StopResource> path,
    Optional<RehearsalResource> rehearsal) {
  /** What the ids of a promotion mean to people. */
  record Names(String prompt, int version, Optional<Integer> replaces) {}

  static PromotionResource from(
      Promotion promotion,
      Names names,
      Optional<FailureModeResource> failureMode,
      List<StopResource> path) {
    return new PromotionResource(
        promotion.id().value(),
        promotion.state(),
        names.prompt(),
        names.version(),
        promotion.candidate().value(),
        names.replaces(),
        promotion.stage().word(),
        promotion.gateId().value(),
        promotion.baselineRun().map(run -> run.value()),
        promotion.candidateRun().value(),
        promotion.verdict().map(verdict -> verdict.value()),
        promotion.requestedBy().value(),
        approvers(promotion),
        promotion.approvalsNeeded(),
        promotion.decisions().stream().map(DecisionResource::from).toList(),
        promotion.createdAt(),
        promotion.plan().map(NewReleasePlan::from),
        failureMode,
        path,
        Optional.empty());
  }

  /** The same with its rehearsal. */
  PromotionResource with(Optional<RehearsalResource> rehearsed) {
    return new PromotionResource(
        id,
        state,
        prompt,
        version,
        versionId,
        replaces,
        stage,
        gate,
        baselineRun,
        candidateRun,
        verdict,
        requestedBy,
        approvedBy,
        approvalsNeeded,
        decisions,
        createdAt,
        plan,
        failureMode,
        path,
        rehearsed);
  }

  private static List<UUID> approvers(Promotion promotion) {
    return promotion.decisions().stream()
        .map(Promotion.Approval::decision)
        .filter(decision -> decision.kind() == Decision.Kind.APPROVE)
        .map(decision -> decision.personId().value())
        .toList();
  }
}
