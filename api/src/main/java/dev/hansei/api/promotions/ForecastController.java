package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.promotions.RolloutTraffic;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutForecast;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How long a rollout would take, before anybody asks for it. */
@Controller("/api/v1/projects/{project}/promotions/forecast")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class ForecastController {
  /** Says nothing of time: a forecast does not pause. */
  private static final Duration ANY = Duration.ofDays(7);

  private final RolloutTraffic traffic;
  private final PromptFinder prompts;

  ForecastController(RolloutTraffic traffic, PromptFinder prompts) {
    this.traffic = traffic;
    this.prompts = prompts;
  }

  @Get
  @Allows
  @Operation(
      summary = "Foretell how long a rollout would take",
      description =
          "At the pace at which traces that name the prompt come, and at the rate of outcomes by"
              + " 'metric' on them: of the last hour, day or week, the shortest in which there was"
              + " enough. 'steps' is share:comparisons:baseline by comma, as 1%:400:4,10%:1600:4,"
              + "50%:1000:1, which is what it is when left out; 'metric' is thumbs when left out."
              + " 'hours' is absent without traffic or outcomes. Of a candidate that does no harm.")
  public ForecastResource forecast(
      Caller caller,
      @QueryValue String prompt,
      @QueryValue @Nullable String metric,
      @QueryValue @Nullable String steps) {
    var found = prompts.prompt(caller.projectId(), prompt);
    String said = Rules.textOrEmpty("metric", metric, LiveMetric.NAME_CHARS_MAX);
    var live =
        new LiveMetric(
            said.isBlank() ? "thumbs" : said, Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    var plan =
        new ReleasePlan(1, StepWords.steps(steps), List.of(live), ReleasePlan.ALPHA_HARM, 0, ANY);
    RolloutTraffic.Seen seen = traffic.of(caller.projectId(), found.id(), live);
    double rate = seen.outcomeRate() > 0 ? seen.outcomeRate() : 1;
    return ForecastResource.from(
        live.name(), seen, RolloutForecast.of(plan, seen.requestsPerDay(), rate));
  }
}
