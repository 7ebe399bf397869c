package dev.hansei.api.calibrations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.calibrations.Discoveries;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** Finding criteria in what people saw. */
@Controller("/api/v1/projects/{project}/calibrations/discoveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "calibrations")
public class DiscoveryController {
  private final DiscoveryStarter starter;
  private final Discoveries discoveries;
  private final Proposals proposals;
  private final SaidReader said;
  private final RequestIds ids;

  DiscoveryController(
      DiscoveryStarter starter,
      Discoveries discoveries,
      Proposals proposals,
      SaidReader said,
      RequestIds ids) {
    this.starter = starter;
    this.discoveries = discoveries;
    this.proposals = proposals;
    this.said = said;
    this.ids = ids;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Look for criteria in what people saw",
      description =
          "Gathers the newest notes of queues that take labels no more, and failures that nobody"
              + " dismissed, at most 2,000 of each, groups what is about the same thing, and proposes"
              + " a criterion for each of the 20 largest groups. With 'model' that model words them:"
              + " up to three calls each, and up to ten remarks of a group go to it; else the keywords"
              + " of the groups do, and nothing is paid. Answers 202; ask the address in Location"
              + " until 'state' is no longer running. 503 temporal-unavailable when nothing could be"
              + " started.")
  public HttpResponse<DiscoveryResource> start(
      HttpRequest<?> http, Caller caller, @Body NewDiscovery body) {
    var id = new DiscoveryId(ids.next(http));
    var started = starter.start(caller.projectId(), id, body, caller.actor());
    return HttpResponse.accepted()
        .header(
            HttpHeaders.LOCATION,
            caller.api("/calibrations/discoveries/" + started.id()).toString())
        .body(
            started
                .view()
                .map(DiscoveryResource::listed)
                .orElseGet(() -> DiscoveryResource.queued(started.id())));
  }

  @Get
  @Allows
  @Operation(
      summary = "List discoveries, newest first",
      description = "50 a page, 200 at most; without their proposals.")
  public PageResource<DiscoveryResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        discoveries.page(caller.projectId(), query.request()), DiscoveryResource::listed);
  }

  @Get("/{discovery}")
  @Allows
  @Operation(
      summary = "Show a discovery with its proposals",
      description =
          "'state' is running, ready, cancelled or failed. Quotes are read where they were said; one"
              + " whose words were erased, taken back or changed has no 'text'.")
  public DiscoveryResource show(Caller caller, String discovery) {
    return Named.requireId("discovery", discovery, id -> find(caller, new DiscoveryId(id)));
  }

  private Optional<DiscoveryResource> find(Caller caller, DiscoveryId id) {
    return discoveries
        .find(caller.projectId(), id)
        .map(view -> whole(caller, view))
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(DiscoveryResource.queued(id))
                : Optional.empty());
  }

  private DiscoveryResource whole(Caller caller, DiscoveryView view) {
    List<Proposal> all = proposals.of(caller.projectId(), view.id());
    List<SaidSource> quoted =
        all.stream().flatMap(one -> one.evidence().quotes().stream()).map(Quote::source).toList();
    SaidReader.Said read = said.read(caller.projectId(), quoted);
    return DiscoveryResource.from(
        view, Optional.of(all.stream().map(one -> ProposalResource.from(one, read)).toList()));
  }

  @Post("/{discovery}/cancel")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Cancel a discovery",
      description = "It stops soon, and its proposals are not offered; one that has ended stays.")
  public HttpResponse<DiscoveryResource> cancel(Caller caller, String discovery) {
    DiscoveryResource there = show(caller, discovery);
    starter.cancel(caller.projectId(), new DiscoveryId(there.id()));
    return HttpResponse.accepted().body(show(caller, discovery));
  }
}
