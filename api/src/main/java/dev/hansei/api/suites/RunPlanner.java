package dev.hansei.api.suites;

import dev.hansei.api.pages.Costs;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunLimits;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Spend;
import jakarta.inject.Singleton;

/** Says what a run would cost, and holds back one that may cost more than it is allowed to. */
@Singleton
final class RunPlanner {
  private final RunForecasts forecasts;
  private final Ids ids;

  RunPlanner(RunForecasts forecasts, Ids ids) {
    this.forecasts = forecasts;
    this.ids = ids;
  }

  /** The plan; nothing is written and nobody is asked. */
  RunForecast plan(ProjectId project, RunStarter.Request request, Actor actor) {
    return forecasts.of(
        new RunSuiteInput(
            project,
            new RunId(ids.next()),
            request.suiteId(),
            request.datasetVersionId(),
            request.target(),
            request.repeats(),
            actor,
            request.against(),
            request.seed(),
            null));
  }

  /**
   * The run with its budget, of which each item's share is as the plan says.
   *
   * @throws ApiException 422 {@code over-budget} where the plan may pay more, unless it shall pause
   *     at the limit; {@code price-unknown} where money is limited and nobody knows what it costs
   */
  RunStarter.Request within(
      ProjectId project, RunStarter.Request request, Actor actor, NewRunBudget wanted) {
    RunForecast plan = plan(project, request, actor);
    requireWithin(plan, wanted);
    return request.within(wanted.budget(plan.mostOfAnItem()));
  }

  /**
   * Passes where a run of that plan would be begun.
   *
   * @throws ApiException 422, as {@link #within} does
   */
  static void requireWithin(RunForecast plan, NewRunBudget wanted) {
    if (wanted.isOfMoney()) {
      requirePrices(plan);
    }
    if (!wanted.pauses()) {
      requireWithin(plan, wanted.budget(plan.mostOfAnItem()));
    }
  }

  private static void requirePrices(RunForecast plan) {
    if (plan.cost().isEmpty()) {
      throw ApiProblem.refused(
              "price-unknown",
              "The budget is in money, and the cost is %s. Nothing was started."
                  .formatted(RunPlanResource.words(plan)))
          .raise();
    }
  }

  private static void requireWithin(RunForecast plan, RunBudget budget) {
    Spend most = plan.most();
    RunLimits limits = budget.limits();
    limits
        .calls()
        .filter(limit -> plan.paid() > limit)
        .ifPresent(limit ->
            refuse("would pay " + Figures.count(plan.paid(), "model call"), Figures.count(limit)));
    limits
        .tokens()
        .filter(limit -> most.tokens() > limit)
        .ifPresent(limit ->
            refuse(
                "may take up to " + Figures.count(most.tokens(), "token"), Figures.count(limit)));
    limits
        .micros()
        .filter(limit -> most.micros() > limit)
        .ifPresent(limit ->
            refuse(
                "may cost up to " + Costs.money(most.micros(), plan.currency()),
                Costs.money(limit, plan.currency())));
  }

  private static void refuse(String would, String limit) {
    throw ApiProblem.refused(
            "over-budget",
            "The run %s, and its budget is %s. Nothing was started. With 'pauseAtLimit' it begins, and waits at the limit for a top-up."
                .formatted(would, limit))
        .raise();
  }
}
