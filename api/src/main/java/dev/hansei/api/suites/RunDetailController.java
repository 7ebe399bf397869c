package dev.hansei.api.suites;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.ResultWord;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What a run tells beside its figures: each item, its manifest, and its progress as it goes. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class RunDetailController {
  private final SuiteFinder finder;
  private final OutcomeReader outcomes;
  private final RunEvents events;
  private final ObjectStore objects;
  private final RunSight sight;

  RunDetailController(
      SuiteFinder finder,
      OutcomeReader outcomes,
      RunEvents events,
      ObjectStore objects,
      RunSight sight) {
    this.finder = finder;
    this.outcomes = outcomes;
    this.events = events;
    this.objects = objects;
    this.sight = sight;
  }

  @Get("/outcomes")
  @Allows
  @Operation(
      summary = "List the outcomes of a run, in the order of its plan",
      description =
          "'result' is scored, error, unscored or cancelled; 'failed=true' keeps the scored ones"
              + " that did not pass. 50 a page, 200 at most. 403 still-labelling for those whom an"
              + " open queue asks to label these answers.")
  public PageResource<OutcomeResource> outcomes(
      Caller caller,
      String run,
      @QueryValue @Nullable String result,
      @QueryValue @Nullable Boolean failed,
      @RequestBean PageQuery query) {
    var filter =
        new OutcomeFilter(
            Words.constantIfSet("result", result, ResultWord.class), Boolean.TRUE.equals(failed));
    var project = caller.projectId();
    var id = finder.run(project, run).id();
    sight.require(caller, id);
    return outcomes.page(project, id, filter, query.request());
  }

  @Get("/manifest")
  @Produces(MediaType.APPLICATION_JSON)
  @Allows
  @Operation(
      summary = "The manifest of a run",
      description = "Everything needed to run it again: cases, target, assertions, versions.")
  public byte[] manifest(Caller caller, String run) {
    return objects.get(finder.run(caller.projectId(), run).manifest());
  }

  @Get("/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Allows
  @Operation(
      summary = "Listen to a run",
      description =
          "Server-sent events: 'progress' with the run whenever it changed, and 'end' with the run"
              + " at its end, after which the stream closes.")
  public Publisher<Event<RunResource>> events(Caller caller, String run) {
    return events.of(show(caller, run), () -> show(caller, run));
  }

  private RunResource show(Caller caller, String run) {
    return RunResource.from(sight.of(caller, finder.run(caller.projectId(), run)));
  }
}
