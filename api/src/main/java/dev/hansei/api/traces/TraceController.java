package dev.hansei.api.traces;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Traces that came in at one of the doors, for reading. */
@Controller("/api/v1/projects/{project}/traces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows
@Tag(name = "traces")
public class TraceController {
  private final Traces traces;

  TraceController(Traces traces) {
    this.traces = traces;
  }

  @Get
  @Operation(
      summary = "List traces, the latest start first",
      description =
          "'status' is unset, ok or error; 'thumbs' is up or down; 'prompt' is the name that"
              + " the sender gave. Without the texts in full. 50 a page, 200 at most.")
  public PageResource<TraceResource> list(
      Caller caller,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String thumbs,
      @QueryValue @Nullable String prompt,
      @RequestBean PageQuery query) {
    var filter =
        new TraceFilter(
            Optional.empty(),
            Optional.empty(),
            Words.constantIfSet("status", status, Span.Status.class),
            Words.constantIfSet("thumbs", thumbs, TraceSummary.Thumbs.class),
            Optional.ofNullable(prompt).filter(it -> !it.isEmpty()),
            Optional.empty());
    return PageResource.of(
        traces.page(caller.projectId(), filter, query.request()), TraceResource::from);
  }

  @Get("/{trace}")
  @Operation(
      summary = "Show a trace",
      description = "Its spans by their start, and what people and evaluators outside said of it.")
  public TraceDetailResource show(Caller caller, TraceId trace) {
    return traces
        .find(caller.projectId(), trace)
        .map(TraceDetailResource::from)
        .orElseThrow(() -> ApiProblem.notFound("trace", trace).raise());
  }
}
