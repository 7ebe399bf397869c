package dev.hansei.api.failures;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpHeaders;
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
import java.util.Optional;

/** Collections: reading the traces that came in, and keeping those that failed. */
@Controller("/api/v1/projects/{project}/failures/collections")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "failures")
public class CollectionController {
  private final CollectionStarter starter;
  private final Collections collections;

  CollectionController(CollectionStarter starter, Collections collections) {
    this.starter = starter;
    this.collections = collections;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Collect failures",
      description =
          "Reads the traces that came or changed since the last time, with 'fromStart' all of them,"
              + " with 'from' and 'before' those that started within (back-fill; again is"
              + " harmless). Answers 202; ask the address in Location until 'state' is no longer"
              + " running. 503 temporal-unavailable when nothing could be started.")
  public HttpResponse<CollectionResource> start(Caller caller, @Body NewCollection body) {
    var started =
        body.range()
            .map(range -> starter.backfill(caller.projectId(), range, caller.actor()))
            .orElseGet(() -> starter.start(caller.projectId(), body.scope(), caller.actor()));
    var resource =
        started
            .view()
            .map(CollectionResource::from)
            .orElseGet(() -> CollectionResource.queued(started.id()));
    return HttpResponse.accepted()
        .header(
            HttpHeaders.LOCATION, caller.api("/failures/collections/" + started.id()).toString())
        .body(resource);
  }

  @Get
  @Allows
  @Operation(summary = "List collections, newest first", description = "50 a page, 200 at most.")
  public PageResource<CollectionResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        collections.page(caller.projectId(), query.request()), CollectionResource::from);
  }

  @Get("/{collection}")
  @Allows
  @Operation(
      summary = "Show a collection",
      description = "'state' is running, completed, cancelled or failed.")
  public CollectionResource show(Caller caller, String collection) {
    return Named.requireId("collection", collection, id -> find(caller, new CollectionId(id)));
  }

  private Optional<CollectionResource> find(Caller caller, CollectionId id) {
    return collections
        .find(caller.projectId(), id)
        .map(CollectionResource::from)
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(CollectionResource.queued(id))
                : Optional.empty());
  }
}
