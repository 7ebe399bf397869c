package dev.hansei.api.promotions;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.gates.GateKeeper;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.PromotionState;
import io.micronaut.http.HttpHeaders;
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
import org.jspecify.annotations.Nullable;

/** Promotions: asked for and read. */
@Controller("/api/v1/projects/{project}/promotions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class PromotionController {
  private final PromotionStarter starter;
  private final Promotions promotions;
  private final PromotionReading reading;
  private final PromptFinder prompts;
  private final GateKeeper gates;

  PromotionController(
      PromotionStarter starter,
      Promotions promotions,
      PromotionReading reading,
      PromptFinder prompts,
      GateKeeper gates) {
    this.starter = starter;
    this.promotions = promotions;
    this.reading = reading;
    this.prompts = prompts;
    this.gates = gates;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Ask for a version to become live at a stage",
      description =
          "The gate decides on the runs; when it says pass, two release managers other than author and"
              + " requester must approve. Answers 202; ask the address in Location for 'state'. 503"
              + " temporal-unavailable when nothing could be started.")
  public HttpResponse<PromotionResource> request(Caller caller, @Body NewPromotion body) {
    var project = caller.projectId();
    var prompt = prompts.prompt(project, body.prompt());
    var wanted =
        new PromotionStarter.Request(
            prompt.id(),
            prompts.version(project, prompt, body.version()).id(),
            body.stage(),
            gates.require(project, body.gate()).id(),
            body.baseline(),
            body.candidate(),
            body.patienceOrUsual());
    var started = starter.start(project, wanted, caller.personId());
    var promotion =
        started
            .promotion()
            .orElseThrow(() ->
                ApiProblem.unavailable(
                        "no-worker",
                        "Promotion %s is kept, but no worker has taken it up yet; it begins by itself"
                                .formatted(started.id())
                            + " when one is there. Do not ask for it again.")
                    .raise());
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/promotions/" + started.id()).toString())
        .body(reading.resource(project, promotion));
  }

  @Get
  @Allows
  @Operation(
      summary = "List promotions, newest first",
      description =
          "'state' is checking, held, awaiting-approval, refused, withdrawn, expired, overtaken,"
              + " promoted or rolled-back. 50 a page, 200 at most.")
  public PageResource<PromotionResource> list(
      Caller caller, @QueryValue @Nullable String state, @RequestBean PageQuery query) {
    var project = caller.projectId();
    var wanted = Words.constantIfSet("state", state, PromotionState.class);
    return PageResource.of(
        promotions.page(project, wanted, query.request()),
        promotion -> reading.resource(project, promotion));
  }

  @Get("/{promotion}")
  @Allows
  @Operation(
      summary = "Show a promotion",
      description = "With its decisions; the verdict's figures stand at GET /gates/verdicts/{id}.")
  public PromotionResource show(Caller caller, String promotion) {
    return reading.resource(caller.projectId(), reading.require(caller.projectId(), promotion));
  }
}
