package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.Discoveries;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people saw, as criteria that somebody might want. */
@Hidden
@Allows
@Controller("/projects/{project}/calibrations/discoveries")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class DiscoveryPages {
  private static final String HERE = "/calibrations/discoveries";

  /** As many as a person looks back on; each is read with its proposals. */
  private static final int LISTED_MAX = 20;

  private final ProjectPages pages;
  private final Discoveries discoveries;
  private final Proposals proposals;
  private final DiscoveryStarter starter;
  private final DiscoveryPageReader reader;

  DiscoveryPages(
      ProjectPages pages,
      Discoveries discoveries,
      Proposals proposals,
      DiscoveryStarter starter,
      DiscoveryPageReader reader) {
    this.pages = pages;
    this.discoveries = discoveries;
    this.proposals = proposals;
    this.starter = starter;
    this.reader = reader;
  }

  /** Discoveries, newest first. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    Page<DiscoveryView> page =
        discoveries.page(caller.projectId(), new PageRequest(after, LISTED_MAX));
    return pages.show(
        "calibrations/discoveries.jte",
        new DiscoveryListPage(
            pages.frame(caller, Section.CRITERIA, "Discoveries"),
            page.items().stream()
                .map(view ->
                    new DiscoveryListPage.Line(view, proposals.of(caller.projectId(), view.id())))
                .toList(),
            page.next().map(next -> "?after=" + next)));
  }

  /** Starts one. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> start(Caller caller, @Body Map<String, String> form) {
    var started =
        starter.start(
            caller.projectId(), NewDiscovery.of(form.getOrDefault("model", "")), caller.actor());
    return pages.leadTo(caller, started.view().isPresent() ? HERE + "/" + started.id() : HERE);
  }

  /** One discovery with its proposals. */
  @Get("/{discovery}")
  public HttpResponse<byte[]> discovery(Caller caller, UUID discovery) {
    DiscoveryView view =
        discoveries
            .find(caller.projectId(), new DiscoveryId(discovery))
            .orElseThrow(() -> ApiProblem.notFound("discovery", discovery).raise());
    return pages.show(
        "calibrations/discovery.jte",
        reader.read(pages.frame(caller, Section.CRITERIA, "Discovery"), caller.projectId(), view));
  }
}
