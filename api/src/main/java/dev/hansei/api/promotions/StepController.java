package dev.hansei.api.promotions;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.traces.ScoreSight;
import dev.hansei.infra.registry.promotions.Rollouts;
import dev.hansei.workflows.promotions.Promotion;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rollout has seen: its steps, the outcomes it has read, and its chart. */
@Controller("/api/v1/projects/{project}/promotions/{promotion}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class StepController {
  private final Rollouts rollouts;
  private final PromotionReading reading;
  private final ScoreSight sight;

  StepController(Rollouts rollouts, PromotionReading reading, ScoreSight sight) {
    this.rollouts = rollouts;
    this.reading = reading;
    this.sight = sight;
  }

  @Get("/steps")
  @Allows
  @Operation(
      summary = "Show the steps of a rollout",
      description =
          "Those that have begun, in order, with what each has counted. 'harm' is the evidence that"
              + " the candidate is worse: at 'limit' it is taken away at once. Tests run through"
              + " all steps, and late outcomes count for the step in which their answer began. Outcomes"
              + " of users who gave one in this rollout count as 'repeated', of answers by other"
              + " versions as 'unmatched', of answers from before the rollout as 'early', of"
              + " answers that do not say their assignment as 'keyless', values outside of 0 to 1"
              + " as 'unreadable'; none of these is compared. 'reasonBy' is who gave 'reason'. All on one page; empty for a promotion"
              + " without a plan.")
  public PageResource<StepResource> steps(Caller caller, String promotion) {
    Promotion found = reading.require(caller.projectId(), promotion);
    return new PageResource<>(
        rollouts.steps(caller.projectId(), found.id()).stream().map(StepResource::from).toList(),
        Optional.empty());
  }

  @Get("/outcomes")
  @Allows
  @Operation(
      summary = "List the outcomes that a rollout has read, newest first",
      description =
          "In the order of their numbers those that are 'counted' give the rollout's tests again."
              + " 50 a page, 200 at most. What judges and detectors of monitors said is left out for"
              + " those whom an open queue asks to label traces, so a page may be shorter.")
  public PageResource<LiveOutcomeResource> outcomes(
      Caller caller, String promotion, @RequestBean PageQuery query) {
    Promotion found = reading.require(caller.projectId(), promotion);
    var page = rollouts.outcomes(caller.projectId(), found.id(), query.request());
    boolean isHidden = sight.hidden(caller).isPresent();
    return new PageResource<>(
        page.items().stream()
            .filter(taken -> !(isHidden && ScoreSight.isOfMonitor(taken.metric())))
            .map(LiveOutcomeResource::from)
            .toList(),
        page.next());
  }

  @Get("/points")
  @Allows
  @Operation(
      summary = "Show the chart of a rollout",
      description =
          "The difference between candidate and what is live, with a 95 % band that holds at every"
              + " moment at once, and what the bets on harm and on benefit have made of 1. 'metric'"
              + " is the place in the plan's metrics, from 1; the first when left out. About"
              + " 2,000 points, all on one page.")
  public PageResource<RolloutPointResource> points(
      Caller caller, String promotion, @QueryValue @Nullable Integer metric) {
    Promotion found = reading.require(caller.projectId(), promotion);
    return new PageResource<>(
        rollouts.points(caller.projectId(), found.id(), metric == null ? 1 : metric).stream()
            .map(RolloutPointResource::from)
            .toList(),
        Optional.empty());
  }
}
