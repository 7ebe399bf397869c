package dev.hansei.api.campaigns;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.infra.registry.campaigns.Campaigns;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.reactivestreams.Publisher;

/** Campaigns as people see them: the list, and one that moves while it goes on. */
@Hidden
@Allows
@Controller("/projects/{project}/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
public class CampaignPages {
  private final ProjectPages pages;
  private final Campaigns campaigns;
  private final CampaignReading reading;
  private final CampaignPageReader reader;
  private final CampaignEvents events;

  CampaignPages(
      ProjectPages pages,
      Campaigns campaigns,
      CampaignReading reading,
      CampaignPageReader reader,
      CampaignEvents events) {
    this.pages = pages;
    this.campaigns = campaigns;
    this.reading = reading;
    this.reader = reader;
    this.events = events;
  }

  /** The campaigns, newest first, and the form that plans another. */
  @Get
  @Produces(MediaType.ALL)
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    Page<CampaignView> page =
        campaigns.page(caller.projectId(), new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "campaigns/list.jte",
        new CampaignListPage(
            pages.frame(caller, Section.CAMPAIGNS, "Campaigns"),
            page.items().stream().map(it -> reading.line(caller, it)).toList(),
            page.next().map("?after="::concat)));
  }

  /** One campaign. */
  @Get("/{id}")
  @Produces(MediaType.ALL)
  public HttpResponse<byte[]> campaign(Caller caller, UUID id) {
    return pages.show("campaigns/campaign.jte", page(caller, id));
  }

  /** The part of it that moves, whenever it moved. */
  @Get("/{id}/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  public Publisher<Event<String>> events(Caller caller, UUID id) {
    // Before the stream begins: what fails within it has no status to answer with.
    reading.require(caller.projectId(), id.toString());
    return events.of(
        () -> reading.resource(caller, reading.require(caller.projectId(), id.toString())),
        _ ->
            new String(
                pages.part("campaigns/progress.jte", page(caller, id)), StandardCharsets.UTF_8));
  }

  private CampaignPage page(Caller caller, UUID id) {
    return reader.read(
        caller,
        pages.frame(caller, Section.CAMPAIGNS, "Campaign"),
        reading.require(caller.projectId(), id.toString()));
  }
}
