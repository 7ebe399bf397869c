package dev.hansei.api.promotions;

import dev.hansei.api.gates.Ruling;
import dev.hansei.api.gates.VerdictSight;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.api.prompts.PromptChange;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.promotions.ApprovalRules;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gathers what a promotion's page shows, and what its viewer may do. */
@Singleton
final class PromotionPageReader {
  /** Nobody approves what they may not read. */
  private static final String UNREAD =
      "you are asked to label answers that it stands on, so what the gate said is hidden from you";

  private final Promotions promotions;
  private final Prompts prompts;
  private final Gates gates;
  private final Verdicts verdicts;
  private final Remarks remarks;
  private final VersionWords versions;
  private final PersonNames names;
  private final Exhibits exhibits;
  private final VerdictSight sight;
  private final LadderReader ladders;
  private final ApprovalRules approvals;
  private final DelegatingReader delegating;
  private final DossierReading dossiers;
  private final FailureModeReader failures;
  private final RehearsalReading rehearsals;
  private final WayBackWords wayBack;

  PromotionPageReader(
      Promotions promotions,
      Prompts prompts,
      Gates gates,
      Verdicts verdicts,
      Remarks remarks,
      VersionWords versions,
      PersonNames names,
      Exhibits exhibits,
      VerdictSight sight,
      LadderReader ladders,
      ApprovalRules approvals,
      DelegatingReader delegating,
      DossierReading dossiers,
      FailureModeReader failures,
      RehearsalReading rehearsals,
      WayBackWords wayBack) {
    this.promotions = promotions;
    this.prompts = prompts;
    this.gates = gates;
    this.verdicts = verdicts;
    this.remarks = remarks;
    this.versions = versions;
    this.names = names;
    this.exhibits = exhibits;
    this.sight = sight;
    this.ladders = ladders;
    this.approvals = approvals;
    this.delegating = delegating;
    this.dossiers = dossiers;
    this.failures = failures;
    this.rehearsals = rehearsals;
    this.wayBack = wayBack;
  }

  PromotionPage read(Frame frame, Caller caller, Promotion promotion) {
    ProjectId project = caller.projectId();
    Optional<Gate> gate = gates.find(project, promotion.gateId());
    PromotionPage.Allowed allowed = allowed(caller, promotion);
    return new PromotionPage(
        frame,
        promotion.id(),
        promotion.state(),
        promotion.stage().word(),
        versions.of(project, promotion.candidate()),
        frame.to(versions.path(project, promotion.candidate()).orElse("/prompts")),
        promotion.replaces().map(it -> versions.of(project, it)),
        change(project, promotion),
        ruling(caller, promotion, gate),
        gate.map(it -> "%s no. %d".formatted(it.name(), it.number())),
        exhibits.of(frame, project, promotion),
        promotion.decisions().stream().map(this::voice).toList(),
        names.of(promotion.requestedBy()),
        promotion.createdAt(),
        allowed,
        objection(caller, promotion),
        promotions.reason(project, promotion.id()).map(remarks::read),
        promotions.rollbackReason(project, promotion.id()),
        promotion.approvalsNeeded(),
        ladders.of(frame, caller, promotion),
        delegating.of(caller, promotion),
        dossiers.files(caller, promotion),
        failures.of(project, promotion),
        rehearsals.of(caller, promotion.id()),
        allowed.rollBack() ? wayBack.of(project, promotion) : "");
  }

  private Optional<PromptChange> change(ProjectId project, Promotion promotion) {
    Optional<PromptVersion> after = prompts.version(project, promotion.candidate());
    return promotion
        .replaces()
        .flatMap(before -> prompts.version(project, before))
        .flatMap(before -> after.map(it -> PromptChange.between(before.content(), it.content())));
  }

  private Optional<Ruling> ruling(Caller caller, Promotion promotion, Optional<Gate> gate) {
    return promotion
        .verdict()
        .flatMap(id -> verdicts.find(caller.projectId(), id))
        .filter(view -> sight.isShown(caller, view))
        .map(view ->
            Ruling.of(
                view.verdict(),
                view.evidence(),
                gate.map(Gate::clauseConfidence).orElse(Ruling.CONFIDENCE_USUAL)));
  }

  private PromotionPage.Voice voice(Promotion.Approval approval) {
    Decision decision = approval.decision();
    return new PromotionPage.Voice(
        names.of(decision.personId()),
        decision.kind(),
        decision.comment().map(remarks::read),
        approval.decidedAt());
  }

  private PromotionPage.Allowed allowed(Caller caller, Promotion promotion) {
    boolean decides = caller.is(Role.RELEASE_MANAGER);
    return new PromotionPage.Allowed(
        decides && objection(caller, promotion, Decision.Kind.APPROVE).isEmpty(),
        decides && objection(caller, promotion, Decision.Kind.REFUSE).isEmpty(),
        objection(caller, promotion, Decision.Kind.WITHDRAW).isEmpty(),
        decides && canGoBack(caller, promotion));
  }

  /** What ended on its way may have its version live at an earlier stage still. */
  private boolean canGoBack(Caller caller, Promotion promotion) {
    return switch (promotion.state()) {
      case ROLLING, PAUSED, FROZEN -> true;
      case PROMOTED ->
          (promotion.replaces().isPresent() && isLive(caller, promotion))
              || ladders.staysOnItsWay(caller, promotion);
      case OVERTAKEN, EXPIRED -> ladders.staysOnItsWay(caller, promotion);
      case CHECKING, HELD, AWAITING_APPROVAL, REFUSED, WITHDRAWN, ROLLED_BACK -> false;
    };
  }

  /** Said only to those who could approve otherwise, and only while approvals are awaited. */
  private Optional<String> objection(Caller caller, Promotion promotion) {
    return caller.is(Role.RELEASE_MANAGER) && promotion.state() == PromotionState.AWAITING_APPROVAL
        ? objection(caller, promotion, Decision.Kind.APPROVE)
        : Optional.empty();
  }

  private Optional<String> objection(Caller caller, Promotion promotion, Decision.Kind kind) {
    return ApprovalPolicy.objection(
            approvals.situation(caller.projectId(), promotion.id()),
            new Decision("page", caller.personId(), kind, Optional.empty()))
        .or(() ->
            kind == Decision.Kind.APPROVE && !dossiers.isShown(caller, promotion)
                ? Optional.of(UNREAD)
                : Optional.empty());
  }

  /** What a later promotion replaced cannot be taken back any more. */
  private boolean isLive(Caller caller, Promotion promotion) {
    PromptVersionId candidate = promotion.candidate();
    return exhibits
        .live(caller.projectId(), promotion.promptId(), promotion.stage())
        .filter(candidate::equals)
        .filter(_ -> !promotions.isMovedPast(caller.projectId(), promotion.id()))
        .isPresent();
  }
}
