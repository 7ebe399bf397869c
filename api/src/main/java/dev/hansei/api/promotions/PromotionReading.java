package dev.hansei.api.promotions;

import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.promotions.Rollouts;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Promotions with the names that people know. */
@Singleton
final class PromotionReading {
  private final Promotions promotions;
  private final Prompts prompts;
  private final FailureModeReader failures;
  private final Rollouts rollouts;
  private final RehearsalReading rehearsals;

  PromotionReading(
      Promotions promotions,
      Prompts prompts,
      FailureModeReader failures,
      Rollouts rollouts,
      RehearsalReading rehearsals) {
    this.promotions = promotions;
    this.prompts = prompts;
    this.failures = failures;
    this.rollouts = rollouts;
    this.rehearsals = rehearsals;
  }

  Promotion require(ProjectId project, String id) {
    return Named.requireId(
        "promotion", id, uuid -> promotions.find(project, new PromotionId(uuid)));
  }

  PromotionResource resource(ProjectId project, Promotion promotion) {
    return resource(project, promotion, failures.of(project, promotion));
  }

  /** A page of them. */
  PageResource<PromotionResource> resources(ProjectId project, Page<Promotion> page) {
    Map<PromotionId, FailureModeResource> modes = failures.of(project, page.items());
    return PageResource.of(
        page, it -> resource(project, it, Optional.ofNullable(modes.get(it.id()))));
  }

  private PromotionResource resource(
      ProjectId project, Promotion promotion, Optional<FailureModeResource> mode) {
    var names =
        new PromotionResource.Names(
            prompts.require(project, promotion.promptId()).name().value(),
            number(project, promotion.candidate()),
            promotion.replaces().map(version -> number(project, version)));
    return PromotionResource.from(promotion, names, mode, path(project, promotion));
  }

  /** Most have none, and lists show many. */
  private List<StopResource> path(ProjectId project, Promotion promotion) {
    return promotion.plan().filter(plan -> !plan.stops().isEmpty()).isEmpty()
        ? List.of()
        : rollouts.stops(project, promotion.id()).stream().map(StopResource::from).toList();
  }

  /** The same with its rehearsal, where it has one. */
  PromotionResource whole(Caller caller, Promotion promotion) {
    return resource(caller.projectId(), promotion)
        .with(rehearsals.of(caller, promotion.id()).map(RehearsalResource::from));
  }

  private int number(ProjectId project, PromptVersionId version) {
    return prompts.version(project, version).map(PromptVersion::number).orElse(0);
  }
}
