package dev.hansei.api.annotations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.annotations.QueueFilter;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.QueueId;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Queues: made, read and closed by leads. */
@Controller("/api/v1/projects/{project}/annotations/queues")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class QueueController {
  private final QueueStarter starter;
  private final QueueRequests requests;
  private final Queues queues;
  private final QueueSight sight;
  private final RequestIds ids;

  QueueController(
      QueueStarter starter,
      QueueRequests requests,
      Queues queues,
      QueueSight sight,
      RequestIds ids) {
    this.starter = starter;
    this.requests = requests;
    this.queues = queues;
    this.sight = sight;
    this.ids = ids;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Ask people about the answers of runs",
      description =
          "One criterion, pass or fail or up to nine categories, one to five blind reviewers an"
              + " answer, and what counts where they differ. Answers 202; the queue takes labels"
              + " once its state is open. 409 judge-would-show where of two queues about one run one"
              + " shows what a judge said and the other asks people blind. 503 temporal-unavailable"
              + " when nothing could be started.")
  public HttpResponse<QueueResource> create(
      HttpRequest<?> http, Caller caller, @Body NewQueue body) {
    var plan = requests.of(caller.projectId(), body);
    var id = new QueueId(ids.next(http));
    var started = starter.start(caller.projectId(), id, plan, caller.actor());
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/annotations/queues/" + started.id()).toString())
        .body(
            started
                .view()
                .map(QueueResource::from)
                .orElseGet(() -> QueueResource.queued(started.id(), plan)));
  }

  @Get
  @Allows
  @Operation(
      summary = "List queues, newest first",
      description = "All, or with 'open=true' those that take labels. 50 a page, 200 at most.")
  public PageResource<QueueResource> list(
      Caller caller, @QueryValue @Nullable Boolean open, @RequestBean PageQuery query) {
    QueueFilter filter = Boolean.TRUE.equals(open) ? QueueFilter.TAKING_LABELS : QueueFilter.ALL;
    var page = queues.page(caller.projectId(), filter, query.request());
    return PageResource.of(page, sight.resources(caller, page.items()));
  }

  @Get("/{queue}")
  @Allows
  @Operation(
      summary = "Show a queue",
      description =
          "Counts, coverage, deadline and how far reviewers agree: percent, Cohen's kappa and"
              + " Krippendorff's alpha, with intervals. While labels come in, only leads see which"
              + " tasks are disputed and how far reviewers agree; to others a task counts as"
              + " labelled once it has all its reviews. Who is asked to compare two runs is not told"
              + " which: 'source' is absent until the queue has closed.")
  public QueueResource show(Caller caller, String queue) {
    return sight.resource(caller, require(caller, queue));
  }

  @Post("/{queue}/close")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Close a queue with what there is",
      description =
          "Answers 202 with the queue, closed or about to be. 409 queue-ended when there is nothing"
              + " to close.")
  public HttpResponse<QueueResource> close(Caller caller, String queue) {
    QueueView closed =
        starter.close(caller.projectId(), require(caller, queue).queue().id(), caller.actor());
    return HttpResponse.<QueueResource>accepted().body(QueueResource.from(closed));
  }

  private QueueView require(Caller caller, String queue) {
    return Named.requireId("queue", queue, id -> queues.find(caller.projectId(), new QueueId(id)));
  }
}
