package dev.hansei.workflows.promotions;

import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param baselineRun a run of the version that is live at the stage; absent where nothing is live
 * @param candidateRun a run of the candidate on the same dataset version
 * @param patience how long to wait for approvals, 1 minute to 30 days
 * @param reason the words of whoever asks; absent where they gave none
 * @param plan how it is rolled out; absent makes the version live for all at once after two
 *     approvals
 * @param carried of a rollout that goes on under a new history; absent at the start
 * @param awaitedBy the id of the workflow that is told once it is approved and on its way; absent
 *     where nobody is
 */
public record PromoteInput(
    ProjectId projectId,
    PromotionId promotionId,
    PromptId promptId,
    PromptVersionId candidate,
    Stage stage,
    GateId gateId,
    Optional<RunId> baselineRun,
    RunId candidateRun,
    PersonId requestedBy,
    Duration patience,
    Optional<ArtifactRef> reason,
    Optional<ReleasePlan> plan,
    Optional<RolloutProgress> carried,
    Optional<String> awaitedBy) {
  private static final Duration PATIENCE_MIN = Duration.ofMinutes(1);

  /** Evidence older than a month is not what is live any more. */
  private static final Duration PATIENCE_MAX = Duration.ofDays(30);

  public PromoteInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(promotionId, "promotionId is null");
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(gateId, "gateId is null");
    Objects.requireNonNull(baselineRun, "baselineRun is null");
    Objects.requireNonNull(candidateRun, "candidateRun is null");
    Objects.requireNonNull(requestedBy, "requestedBy is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(carried, "carried is null");
    Objects.requireNonNull(awaitedBy, "awaitedBy is null");
    if (carried.isPresent() && plan.isEmpty()) {
      throw new IllegalArgumentException("a rollout without a plan cannot go on");
    }
    if (patience.compareTo(PATIENCE_MIN) < 0 || patience.compareTo(PATIENCE_MAX) > 0) {
      throw new IllegalArgumentException("patience is 1 minute to 30 days: " + patience);
    }
  }

  /** At its start, where nobody is told. */
  public PromoteInput(
      ProjectId projectId,
      PromotionId promotionId,
      PromptId promptId,
      PromptVersionId candidate,
      Stage stage,
      GateId gateId,
      Optional<RunId> baselineRun,
      RunId candidateRun,
      PersonId requestedBy,
      Duration patience,
      Optional<ArtifactRef> reason,
      Optional<ReleasePlan> plan) {
    this(
        projectId,
        promotionId,
        promptId,
        candidate,
        stage,
        gateId,
        baselineRun,
        candidateRun,
        requestedBy,
        patience,
        reason,
        plan,
        Optional.empty(),
        Optional.empty());
  }

  /** Live for all at once. */
  public PromoteInput(
      ProjectId projectId,
      PromotionId promotionId,
      PromptId promptId,
      PromptVersionId candidate,
      Stage stage,
      GateId gateId,
      Optional<RunId> baselineRun,
      RunId candidateRun,
      PersonId requestedBy,
      Duration patience,
      Optional<ArtifactRef> reason) {
    this(
        projectId,
        promotionId,
        promptId,
        candidate,
        stage,
        gateId,
        baselineRun,
        candidateRun,
        requestedBy,
        patience,
        reason,
        Optional.empty());
  }

  /** The same request with the plan that holds of it. */
  public PromoteInput planned(Optional<ReleasePlan> holding) {
    return with(holding, carried, awaitedBy);
  }

  /** The same request of a workflow that is to be told. */
  public PromoteInput awaitedBy(String workflowId) {
    return with(plan, carried, Optional.of(workflowId));
  }

  /** With what a rollout takes along. */
  public PromoteInput carrying(RolloutProgress progress) {
    return with(plan, Optional.of(progress), awaitedBy);
  }

  private PromoteInput with(
      Optional<ReleasePlan> holding, Optional<RolloutProgress> progress, Optional<String> told) {
    return new PromoteInput(
        projectId,
        promotionId,
        promptId,
        candidate,
        stage,
        gateId,
        baselineRun,
        candidateRun,
        requestedBy,
        patience,
        reason,
        holding,
        progress,
        told);
  }
}
