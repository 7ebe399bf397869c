package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Named;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Promotions with the names that people know. */
@Singleton
final class PromotionReading {
  private final Promotions promotions;
  private final Prompts prompts;

  PromotionReading(Promotions promotions, Prompts prompts) {
    this.promotions = promotions;
    this.prompts = prompts;
  }

  Promotion require(ProjectId project, String id) {
    return Named.requireId(
        "promotion", id, uuid -> promotions.find(project, new PromotionId(uuid)));
  }

  PromotionResource resource(ProjectId project, Promotion promotion) {
    return resource(project, promotion, promotions.plan(project, promotion.id()));
  }

  /** Of one that has no row yet, so that its plan is known from the request alone. */
  PromotionResource resource(
      ProjectId project, Promotion promotion, Optional<ReleasePlan> plan) {
    var names =
        new PromotionResource.Names(
            prompts.require(project, promotion.promptId()).name().value(),
            number(project, promotion.candidate()),
            promotion.replaces().map(version -> number(project, version)));
    return PromotionResource.from(promotion, plan, names);
  }

  private int number(ProjectId project, PromptVersionId version) {
    return prompts.version(project, version).map(PromptVersion::number).orElse(0);
  }
}
