package dev.hansei.api.tunings;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.tunings.Tunings;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.tunings.TuningId;
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
import java.util.Optional;

/** Training, and what comes of it. */
@Controller("/api/v1/projects/{project}/tunings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tunings")
public class TuningController {
  private final TuningStarter starter;
  private final TuningRequests requests;
  private final Tunings tunings;
  private final RequestIds ids;

  TuningController(
      TuningStarter starter, TuningRequests requests, Tunings tunings, RequestIds ids) {
    this.starter = starter;
    this.requests = requests;
    this.tunings = tunings;
    this.ids = ids;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Learn an embedding adapter",
      description =
          "Learns a linear map of questions from the cases of a dataset of split tune, 20 to 2,000"
              + " with passages, among all passages of the project's documents. Where questions"
              + " that it did not see show a gain, registers it and saves a version of the prompt"
              + " that names it: a candidate. Answers 202; ask the address in Location until"
              + " 'state' is no longer running. 503 temporal-unavailable when nothing could be"
              + " started.")
  public HttpResponse<TuningResource> start(
      HttpRequest<?> http, Caller caller, @Body NewTuning body) {
    var started =
        starter.start(
            caller.projectId(),
            new TuningId(ids.next(http)),
            requests.read(caller.projectId(), body),
            caller.personId());
    var resource =
        started
            .view()
            .map(TuningResource::from)
            .orElseGet(() -> TuningResource.queued(started.id()));
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/tunings/" + started.id()).toString())
        .body(resource);
  }

  @Get
  @Allows
  @Operation(summary = "List tunings, newest first", description = "50 a page, 200 at most.")
  public PageResource<TuningResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(tunings.page(caller.projectId(), query.request()), TuningResource::from);
  }

  @Get("/{tuning}")
  @Allows
  @Operation(
      summary = "Show a tuning",
      description = "'state' is running, completed, no-gain, cancelled or failed.")
  public TuningResource show(Caller caller, String tuning) {
    return Named.requireId("tuning", tuning, id -> find(caller, new TuningId(id)));
  }

  private Optional<TuningResource> find(Caller caller, TuningId id) {
    return tunings
        .find(caller.projectId(), id)
        .map(TuningResource::from)
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(TuningResource.queued(id))
                : Optional.empty());
  }

  @Post("/{tuning}/cancel")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Cancel a tuning",
      description = "It stops soon and makes nothing; one that has ended stays as it is.")
  public HttpResponse<TuningResource> cancel(Caller caller, String tuning) {
    TuningResource there = show(caller, tuning);
    starter.cancel(caller.projectId(), new TuningId(there.id()));
    return HttpResponse.accepted().body(show(caller, tuning));
  }
}
