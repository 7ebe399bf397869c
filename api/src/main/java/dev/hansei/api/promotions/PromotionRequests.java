package dev.hansei.api.promotions;

import dev.hansei.api.gates.GateKeeper;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Prompt;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Turns what a body says into what a promotion needs; 404 for what the project does not have, 422
 * {@code metric-unknown} for a plan that watches what nobody writes.
 */
@Singleton
final class PromotionRequests {
  private final PromptFinder prompts;
  private final GateKeeper gates;
  private final PlanChooser plans;
  private final Watchables watchables;

  PromotionRequests(
      PromptFinder prompts, GateKeeper gates, PlanChooser plans, Watchables watchables) {
    this.prompts = prompts;
    this.gates = gates;
    this.plans = plans;
    this.watchables = watchables;
  }

  PromotionStarter.Request of(ProjectId project, NewPromotion body) {
    var prompt = prompts.prompt(project, body.prompt());
    return of(project, body, prompt, plans.of(project, prompt.id(), body.stage(), body.plan()));
  }

  /** Of a form: what it leaves open of the plan is as the project's plan has it. */
  PromotionStarter.Request ofForm(ProjectId project, NewPromotion body) {
    var prompt = prompts.prompt(project, body.prompt());
    return of(project, body, prompt, plans.ofForm(project, prompt.id(), body.stage(), body.plan()));
  }

  private PromotionStarter.Request of(
      ProjectId project, NewPromotion body, Prompt prompt, Optional<ReleasePlan> plan) {
    plan.ifPresent(it -> watchables.require(project, prompt, it));
    return new PromotionStarter.Request(
        prompt.id(),
        prompts.version(project, prompt, body.version()).id(),
        body.stage(),
        gates.require(project, body.gate()).id(),
        body.baseline(),
        body.candidate(),
        body.patienceOrUsual(),
        body.reasonOrNone(),
        plan);
  }
}
