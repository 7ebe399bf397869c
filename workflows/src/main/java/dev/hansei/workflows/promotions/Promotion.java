package dev.hansei.workflows.promotions;

import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to make a prompt version live at a stage, and what became of it.
 *
 * @param replaces what was live when it opened
 * @param plan how it is rolled out; absent makes the version live for all at once
 */
public record Promotion(
    PromotionId id,
    PromptId promptId,
    PromptVersionId candidate,
    Optional<PromptVersionId> replaces,
    Stage stage,
    GateId gateId,
    Optional<RunId> baselineRun,
    RunId candidateRun,
    Optional<VerdictId> verdict,
    PromotionState state,
    PersonId requestedBy,
    List<Approval> decisions,
    Instant createdAt,
    Optional<ReleasePlan> plan) {
  public Promotion {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(replaces, "replaces is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(gateId, "gateId is null");
    Objects.requireNonNull(baselineRun, "baselineRun is null");
    Objects.requireNonNull(candidateRun, "candidateRun is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(requestedBy, "requestedBy is null");
    decisions = List.copyOf(decisions);
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(plan, "plan is null");
  }

  /** Live for all at once. */
  public Promotion(
      PromotionId id,
      PromptId promptId,
      PromptVersionId candidate,
      Optional<PromptVersionId> replaces,
      Stage stage,
      GateId gateId,
      Optional<RunId> baselineRun,
      RunId candidateRun,
      Optional<VerdictId> verdict,
      PromotionState state,
      PersonId requestedBy,
      List<Approval> decisions,
      Instant createdAt) {
    this(
        id,
        promptId,
        candidate,
        replaces,
        stage,
        gateId,
        baselineRun,
        candidateRun,
        verdict,
        state,
        requestedBy,
        decisions,
        createdAt,
        Optional.empty());
  }

  /** How many people have to approve. */
  public int approvalsNeeded() {
    return ApprovalPolicy.needed(plan);
  }

  /** One decision as it is kept. */
  public record Approval(Decision decision, Instant decidedAt) {
    public Approval {
      Objects.requireNonNull(decision, "decision is null");
      Objects.requireNonNull(decidedAt, "decidedAt is null");
    }
  }
}
