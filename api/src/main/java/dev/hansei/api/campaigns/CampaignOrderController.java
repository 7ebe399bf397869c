package dev.hansei.api.campaigns;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.reactivestreams.Publisher;

/** What people tell a campaign that goes on, and how it is followed. */
@Controller("/api/v1/projects/{project}/campaigns/{campaign}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "campaigns")
public class CampaignOrderController {
  private final CampaignStarter starter;
  private final CampaignReading reading;
  private final CampaignEvents events;

  CampaignOrderController(CampaignStarter starter, CampaignReading reading, CampaignEvents events) {
    this.starter = starter;
    this.reading = reading;
    this.events = events;
  }

  @Post("/pause")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Pause a campaign",
      description =
          "No further step and no further chunk of model calls begins; what is under way ends."
              + " Answers 202. 409 campaign-ended.")
  public HttpResponse<CampaignResource> pause(Caller caller, String campaign) {
    return accepted(caller, starter.pause(find(caller, campaign), caller.personId()));
  }

  @Post("/resume")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Resume a campaign",
      description = "It goes on where it was paused. Answers 202. 409 campaign-ended.")
  public HttpResponse<CampaignResource> resume(Caller caller, String campaign) {
    return accepted(caller, starter.resume(find(caller, campaign), caller.personId()));
  }

  @Post("/top-up")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Top a campaign up",
      description =
          "Adds to its limits {calls, usd}; one that is out of budget goes on where it stopped."
              + " Answers 202. 409 campaign-ended.")
  public HttpResponse<CampaignResource> topUp(Caller caller, String campaign, @Body NewTopUp body) {
    return accepted(
        caller,
        starter.topUp(
            find(caller, campaign), caller.personId(), body.callsOrNone(), body.usdMicros()));
  }

  @Post("/cancel")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Cancel a campaign",
      description =
          "With the step that is being done; what was done is kept, and what was reserved is given"
              + " back. Answers 202. 409 campaign-ended.")
  public HttpResponse<CampaignResource> cancel(Caller caller, String campaign) {
    return accepted(caller, starter.cancel(find(caller, campaign)));
  }

  @Get("/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Allows
  @Operation(
      summary = "Listen to a campaign",
      description =
          "Server-sent events: 'progress' with the campaign whenever it changed, and 'end' with the"
              + " campaign at its end, after which the stream closes.")
  public Publisher<Event<CampaignResource>> events(Caller caller, String campaign) {
    CampaignView there = find(caller, campaign);
    return events.of(
        () -> reading.resource(caller, find(caller, there.id().toString())), resource -> resource);
  }

  private CampaignView find(Caller caller, String campaign) {
    return reading.require(caller.projectId(), campaign);
  }

  private HttpResponse<CampaignResource> accepted(Caller caller, CampaignView campaign) {
    return HttpResponse.<CampaignResource>accepted().body(reading.resource(caller, campaign));
  }
}
