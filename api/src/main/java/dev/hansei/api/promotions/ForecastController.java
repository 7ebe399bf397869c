package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.MetricPolicy;
import dev.hansei.workflows.promotions.OutcomeReading;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How long a rollout would take, before anybody asks for it. */
@Controller("/api/v1/projects/{project}/promotions/forecast")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class ForecastController {
  private final Forecasts forecasts;
  private final PromptFinder prompts;

  ForecastController(Forecasts forecasts, PromptFinder prompts) {
    this.forecasts = forecasts;
    this.prompts = prompts;
  }

  @Get
  @Allows
  @Operation(
      summary = "Predict how long a rollout would take",
      description =
          "At the pace at which traces that name the prompt come, and at the rate of outcomes by"
              + " 'metric' on them: of the last hour, day or week, the shortest in which there was"
              + " enough. 'steps' is percent:outcomes:baselinePer by comma, as 1%:400:4,10%:1600:4,"
              + "50%:1000:1, which is what it is when left out; 'metric' is thumbs when left out."
              + " 'hours' is absent without traffic or outcomes. Of a candidate that does no harm.")
  public ForecastResource forecast(
      Caller caller,
      @QueryValue String prompt,
      @QueryValue @Nullable String metric,
      @QueryValue @Nullable String steps) {
    var found = prompts.prompt(caller.projectId(), prompt);
    String said = Rules.textOrEmpty("metric", metric, LiveMetric.NAME_CHARS_MAX);
    String name = said.isBlank() ? OutcomeReading.THUMBS : said;
    var live = new LiveMetric(name, MetricPolicy.usual(name), OptionalDouble.empty());
    return forecasts.of(caller.projectId(), found.id(), live, StepWords.steps(steps));
  }
}
