package dev.hansei.api.promotions;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Promotions that wait for a release manager. */
@Singleton
final class AwaitingApproval implements Backlog.Source {
  private final Promotions promotions;
  private final VersionWords versions;

  AwaitingApproval(Promotions promotions, VersionWords versions) {
    this.promotions = promotions;
    this.versions = versions;
  }

  @Override
  public Section section() {
    return Section.PROMOTIONS;
  }

  /** Counts a page at most: nobody has more of them open at once. */
  @Override
  public long count(Caller caller) {
    return caller.is(Role.RELEASE_MANAGER)
        ? promotions
            .page(
                caller.projectId(),
                Optional.of(PromotionState.AWAITING_APPROVAL),
                PageRequest.first())
            .items()
            .size()
        : 0;
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    if (!caller.is(Role.RELEASE_MANAGER)) {
      return List.of();
    }
    return promotions
        .page(
            caller.projectId(), Optional.of(PromotionState.AWAITING_APPROVAL), PageRequest.first())
        .items()
        .stream()
        .filter(promotion -> !promotion.requestedBy().equals(caller.personId()))
        .map(promotion -> item(caller.projectId(), promotion))
        .toList();
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
