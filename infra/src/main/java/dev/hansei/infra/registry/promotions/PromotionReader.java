package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Promotions as others see them, from their rows. */
@Singleton
final class PromotionReader {
  private final DecisionRepository decisions;
  private final Prompts prompts;
  private final CanonicalJson json;

  PromotionReader(DecisionRepository decisions, Prompts prompts, CanonicalJson json) {
    this.decisions = decisions;
    this.prompts = prompts;
    this.json = json;
  }

  Promotion promotion(PromotionRow row) {
    return new Promotion(
        new PromotionId(row.promotionId()),
        new PromptId(row.promptId()),
        new PromptVersionId(row.candidateId()),
        Optional.ofNullable(row.replacesId()).map(PromptVersionId::new),
        Stage.valueOf(row.stage()),
        new GateId(row.gateId()),
        Optional.ofNullable(row.baselineRunId()).map(RunId::new),
        new RunId(row.candidateRunId()),
        Optional.ofNullable(row.verdictId()).map(VerdictId::new),
        row.currentState(),
        new PersonId(row.requestedBy()),
        approvals(row),
        row.createdAt(),
        row.releasePlan(json));
  }

  List<Promotion.Approval> approvals(PromotionRow row) {
    return decisions.of(row.projectId(), row.promotionId()).stream()
        .map(DecisionRow::approval)
        .toList();
  }

  List<PersonId> approvedBy(PromotionRow row) {
    return approvals(row).stream()
        .map(Promotion.Approval::decision)
        .filter(decision -> decision.kind() == Decision.Kind.APPROVE)
        .map(Decision::personId)
        .toList();
  }

  /**
   * Nothing becomes live without its approvals.
   *
   * @throws RegistryException INVALID {@code not-approved}
   */
  void requireApproved(PromotionRow row) {
    int needed = ApprovalPolicy.needed(row.releasePlan(json));
    if (!ApprovalPolicy.isApproved(approvedBy(row), needed)) {
      throw PromotionRules.invalid(
          "not-approved", "Promotion %s is not approved.".formatted(row.promotionId()));
    }
  }

  /**
   * What goes live step by step is not moved at once, whatever asks for it.
   *
   * @throws RegistryException INVALID {@code has-steps}
   */
  void requireNoSteps(PromotionRow row) {
    boolean hasSteps = row.releasePlan(json).filter(plan -> !plan.steps().isEmpty()).isPresent();
    // Where nothing is live there is nobody to compare with, and its steps are left out.
    if (hasSteps && row.expectedRevision() > 0) {
      throw PromotionRules.invalid(
          "has-steps", "Promotion %s goes live step by step.".formatted(row.promotionId()));
    }
  }

  /** Who may not approve: who wrote the candidate or a partial in it, and who asked. */
  List<PersonId> authors(ProjectId project, PromotionRow row) {
    PromptVersionId id = new PromptVersionId(row.candidateId());
    var candidate =
        prompts
            .version(project, id)
            .orElseThrow(() -> RegistryException.notFound("prompt version", id));
    return authors(project, candidate, new PersonId(row.requestedBy()));
  }

  List<PersonId> authors(ProjectId project, PromptVersion candidate, PersonId requester) {
    return Stream.concat(prompts.authors(project, candidate).stream(), Stream.of(requester))
        .distinct()
        .toList();
  }
}
