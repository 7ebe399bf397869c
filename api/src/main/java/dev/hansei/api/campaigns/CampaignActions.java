package dev.hansei.api.campaigns;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.workflows.campaigns.CampaignBudget;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;

/** What people do on the pages of campaigns: plan, start, pause, resume, top up, cancel. */
@Hidden
@Allows(Role.LEAD)
@Controller("/projects/{project}/campaigns")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CampaignActions {
  private final ProjectPages pages;
  private final CampaignRequests requests;
  private final CampaignForecasts forecasts;
  private final CampaignStarter starter;
  private final CampaignReading reading;
  private final CampaignDocuments documents;

  CampaignActions(
      ProjectPages pages,
      CampaignRequests requests,
      CampaignForecasts forecasts,
      CampaignStarter starter,
      CampaignReading reading,
      CampaignDocuments documents) {
    this.pages = pages;
    this.requests = requests;
    this.forecasts = forecasts;
    this.starter = starter;
    this.reading = reading;
    this.documents = documents;
  }

  /** Shows what a pasted document would do; spends nothing. */
  @Post("/plan")
  public HttpResponse<byte[]> plan(Caller caller, @Body Map<String, String> form) {
    String document = form.getOrDefault("document", "");
    return pages.show(
        "campaigns/plan.jte",
        new CampaignPlanPage(
            pages.frame(caller, Section.CAMPAIGNS, "Plan"),
            forecasts.of(plan(caller, document)),
            document));
  }

  /** Starts it. */
  @Post("/start")
  public HttpResponse<byte[]> start(Caller caller, @Body Map<String, String> form) {
    CampaignPlan plan = plan(caller, form.getOrDefault("document", ""));
    boolean isThere = starter.start(plan).isPresent();
    return pages.leadTo(caller, isThere ? "/campaigns/" + plan.campaignId() : "/campaigns");
  }

  private CampaignPlan plan(Caller caller, String document) {
    return requests.plan(caller.projectId(), documents.read(document), caller.personId());
  }

  /** No further step or chunk begins. */
  @Post("/{id}/pause")
  public HttpResponse<byte[]> pause(Caller caller, UUID id) {
    return back(caller, starter.pause(find(caller, id), caller.personId()));
  }

  /** Goes on. */
  @Post("/{id}/resume")
  public HttpResponse<byte[]> resume(Caller caller, UUID id) {
    return back(caller, starter.resume(find(caller, id), caller.personId()));
  }

  /** Raises the limit of calls. */
  @Post("/{id}/top-up")
  public HttpResponse<byte[]> topUp(Caller caller, UUID id, @Body Map<String, String> form) {
    String text = form.getOrDefault("calls", "");
    if (!text.matches("[0-9]{1,8}")
        || Long.parseLong(text) < 1
        || Long.parseLong(text) > CampaignBudget.CALLS_MAX) {
      throw ApiProblem.invalidField("calls", "1 to 10,000,000.").raise();
    }
    return back(
        caller, starter.topUp(find(caller, id), caller.personId(), Long.parseLong(text), 0));
  }

  /** Ends it; what was done is kept. */
  @Post("/{id}/cancel")
  public HttpResponse<byte[]> cancel(Caller caller, UUID id) {
    return back(caller, starter.cancel(find(caller, id)));
  }

  private CampaignView find(Caller caller, UUID id) {
    return reading.require(caller.projectId(), id.toString());
  }

  private HttpResponse<byte[]> back(Caller caller, CampaignView campaign) {
    return pages.leadTo(caller, "/campaigns/" + campaign.id());
  }
}
