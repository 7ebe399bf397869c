package dev.hansei.api.promotions;

import dev.hansei.api.gates.GateKeeper;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Turns what a body says into what a promotion needs; 404 for what the project does not have. */
@Singleton
final class PromotionRequests {
  private final PromptFinder prompts;
  private final GateKeeper gates;
  private final PlanChooser plans;

  PromotionRequests(PromptFinder prompts, GateKeeper gates, PlanChooser plans) {
    this.prompts = prompts;
    this.gates = gates;
    this.plans = plans;
  }

  PromotionStarter.Request of(ProjectId project, NewPromotion body) {
    var prompt = prompts.prompt(project, body.prompt());
    return new PromotionStarter.Request(
        prompt.id(),
        prompts.version(project, prompt, body.version()).id(),
        body.stage(),
        gates.require(project, body.gate()).id(),
        body.baseline(),
        body.candidate(),
        body.patienceOrUsual(),
        body.reasonOrNone(),
        plans.of(project, prompt.id(), body.stage(), body.plan()));
  }
}
