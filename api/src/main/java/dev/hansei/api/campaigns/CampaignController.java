package dev.hansei.api.campaigns;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;

/** Campaigns: planned, started and read. */
@Controller("/api/v1/projects/{project}/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "campaigns")
public class CampaignController {
  private final CampaignRequests requests;
  private final CampaignForecasts forecasts;
  private final CampaignStarter starter;
  private final CampaignReading reading;
  private final Campaigns campaigns;
  private final Clock clock;
  private final RequestIds ids;

  CampaignController(
      CampaignRequests requests,
      CampaignForecasts forecasts,
      CampaignStarter starter,
      CampaignReading reading,
      Campaigns campaigns,
      Clock clock,
      RequestIds ids) {
    this.requests = requests;
    this.forecasts = forecasts;
    this.starter = starter;
    this.reading = reading;
    this.campaigns = campaigns;
    this.clock = clock;
    this.ids = ids;
  }

  @Post("/plan")
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Plan a campaign",
      description =
          "What the document would do and cost: cases there are and may be, labels that people"
              + " would be asked for, model calls at most,"
              + " money where a price is known, time at the present rate, the smallest difference"
              + " that the gate's rules could tell. Spends and writes nothing.")
  public PlanResource plan(Caller caller, @Body NewCampaign body) {
    return forecasts.of(requests.plan(caller.projectId(), body, caller.personId()));
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Start a campaign",
      description =
          "In JSON or YAML: {name, prompt, stage, candidates, model, target {url, body, output},"
              + " failures {collect}, cases {dataset, documents, questionsPerDocument, fromFailures,"
              + " model, finalise}, suite, repeats, annotate {criterion, reviewers, sample,"
              + " patience, fallback}, calibrate {judge, learn {criterion}}, gate, tune {dataset}, promote"
              + " {patience, canary (wait for its end, or leave it running)}, budget {calls, usd},"
              + " cycles, every}. Answers 202; ask the address in"
              + " Location for 'state', or listen to /events. 503"
              + " temporal-unavailable when nothing could be started.")
  public HttpResponse<CampaignResource> start(
      HttpRequest<?> http, Caller caller, @Body NewCampaign body) {
    var id = new CampaignId(ids.next(http));
    CampaignPlan plan = requests.plan(caller.projectId(), id, body, caller.personId());
    var started = starter.start(plan);
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/campaigns/" + plan.campaignId()).toString())
        .body(
            started
                .map(it -> reading.resource(caller, it))
                .orElseGet(() -> queued(plan.campaignId())));
  }

  private CampaignResource queued(CampaignId id) {
    return CampaignResource.queued(id.value(), clock.instant());
  }

  @Get
  @Allows
  @Operation(
      summary = "List campaigns, newest first",
      description = "Without steps and timeline. 50 a page, 200 at most.")
  public PageResource<CampaignResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        campaigns.page(caller.projectId(), query.request()), it -> reading.line(caller, it));
  }

  @Get("/{campaign}")
  @Allows
  @Operation(
      summary = "Show a campaign",
      description =
          "Where it stands, what it waits for and for whom, plan against spent, the steps of its"
              + " cycle, and the last 100 lines of its timeline.")
  public CampaignResource show(Caller caller, String campaign) {
    return Named.requireId("campaign", campaign, id -> find(caller, new CampaignId(id)));
  }

  private Optional<CampaignResource> find(Caller caller, CampaignId id) {
    return campaigns
        .find(caller.projectId(), id)
        .map(it -> reading.resource(caller, it))
        .or(() ->
            starter.isQueued(caller.projectId(), id) ? Optional.of(queued(id)) : Optional.empty());
  }
}
