package dev.hansei.api.promotions;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.promotions.ApprovalRules;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Promotions that wait for a release manager who may approve them. */
@Singleton
final class AwaitingApproval implements Backlog.Source {
  private final Promotions promotions;
  private final ApprovalRules rules;
  private final VersionWords versions;

  AwaitingApproval(Promotions promotions, ApprovalRules rules, VersionWords versions) {
    this.promotions = promotions;
    this.rules = rules;
    this.versions = versions;
  }

  @Override
  public Section section() {
    return Section.PROMOTIONS;
  }

  /** Counts a page at most: nobody has more of them open at once. */
  @Override
  public long count(Caller caller) {
    return open(caller).size();
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    return open(caller).stream().map(promotion -> item(caller.projectId(), promotion)).toList();
  }

  /** Those that wait for the caller: neither their own nor approved by them. */
  private List<Promotion> open(Caller caller) {
    if (!caller.is(Role.RELEASE_MANAGER)) {
      return List.of();
    }
    return promotions
        .page(
            caller.projectId(), Optional.of(PromotionState.AWAITING_APPROVAL), PageRequest.first())
        .items()
        .stream()
        .filter(promotion -> mayApprove(caller, promotion))
        .toList();
  }

  /** What is told by the promotion itself comes first: the rest takes some reads each. */
  private boolean mayApprove(Caller caller, Promotion promotion) {
    var approval =
        new Decision("count", caller.personId(), Decision.Kind.APPROVE, Optional.empty());
    return !promotion.requestedBy().equals(caller.personId())
        && promotion.decisions().stream()
            .noneMatch(one -> one.decision().personId().equals(caller.personId()))
        && ApprovalPolicy.objection(rules.situation(caller.projectId(), promotion.id()), approval)
            .isEmpty();
  }

  private Backlog.Item item(ProjectId project, Promotion promotion) {
    return new Backlog.Item(
        "approve",
        "%s for %s"
            .formatted(versions.of(project, promotion.candidate()), promotion.stage().word()),
        "/promotions/" + promotion.id(),
        promotion.createdAt());
  }
}
