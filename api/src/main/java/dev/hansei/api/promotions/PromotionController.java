package dev.hansei.api.promotions;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Promotions: asked for and read. */
@Controller("/api/v1/projects/{project}/promotions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class PromotionController {
  private final PromotionStarter starter;
  private final Promotions promotions;
  private final PromotionReading reading;
  private final PromotionRequests requests;
  private final RequestIds ids;
  private final Clock clock;

  PromotionController(
      PromotionStarter starter,
      Promotions promotions,
      PromotionReading reading,
      PromotionRequests requests,
      RequestIds ids,
      Clock clock) {
    this.starter = starter;
    this.promotions = promotions;
    this.reading = reading;
    this.requests = requests;
    this.ids = ids;
    this.clock = clock;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Ask for a version to become live at a stage",
      description =
          "The gate decides on the runs; when it says pass, two release managers other than author"
              + " and requester must approve, or as many as the project's rules say. 'plan'"
              + " {approvals, steps [{percent, outcomes, baselinePer}], metrics [{name, direction,"
              + " passesFrom}], alphaHarm, margin, patience, path [{stage, rest}], rehearsal"
              + " {inputs, maxCostUsd}} then takes it over the earlier stages of its path (422"
              + " path-past-target for others) and step by step to all callers, watched by live"
              + " outcomes; it may only be stricter than the rules' plan: 422"
              + " plan-weaker-than-rules, unless they say weakerPlans; 422 metric-unknown where"
              + " nobody writes what it watches; 400 plan.metrics where harm could never be seen;"
              + " 422 no-canary-without-live, rollout-running. Answers 202; ask the address in"
              + " Location for 'state'. 503 temporal-unavailable when nothing could be started.")
  public HttpResponse<PromotionResource> request(
      HttpRequest<?> http, Caller caller, @Body NewPromotion body) {
    var project = caller.projectId();
    var wanted = requests.of(project, body);
    var id = new PromotionId(ids.next(http));
    var started = starter.start(project, id, wanted, caller.personId());
    // Without a worker there is no row yet; what was asked for is known all the same.
    var promotion = started.promotion().orElseGet(() -> asked(started.input()));
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/promotions/" + started.id()).toString())
        .body(reading.resource(project, promotion));
  }

  private Promotion asked(PromoteInput input) {
    return new Promotion(
        input.promotionId(),
        input.promptId(),
        input.candidate(),
        Optional.empty(),
        input.stage(),
        input.gateId(),
        input.baselineRun(),
        input.candidateRun(),
        Optional.empty(),
        PromotionState.CHECKING,
        input.requestedBy(),
        List.of(),
        clock.instant(),
        input.plan());
  }

  @Get
  @Allows
  @Operation(
      summary = "List promotions, newest first",
      description =
          "'state' is checking, held, awaiting-approval, refused, withdrawn, expired, overtaken,"
              + " promoted, rolled-back, rolling, paused or frozen. 50 a page, 200 at most.")
  public PageResource<PromotionResource> list(
      Caller caller, @QueryValue @Nullable String state, @RequestBean PageQuery query) {
    var project = caller.projectId();
    var wanted = Words.constantIfSet("state", state, PromotionState.class);
    return reading.resources(project, promotions.page(project, wanted, query.request()));
  }

  @Get("/{promotion}")
  @Allows
  @Operation(
      summary = "Show a promotion",
      description =
          "With its decisions; the verdict's figures stand at GET /gates/verdicts/{id}. 'rehearsal'"
              + " has what the candidate answered to inputs that the live version had in the day"
              + " before the request, beside what that answered, with 95 % intervals; 'held' says"
              + " that more than 5 % were errors, and then an approval needs a comment.")
  public PromotionResource show(Caller caller, String promotion) {
    return reading.whole(caller, reading.require(caller.projectId(), promotion));
  }
}
