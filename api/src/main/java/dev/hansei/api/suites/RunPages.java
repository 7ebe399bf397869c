package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.HttpRequest;
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
import java.util.Optional;
import java.util.UUID;
import org.reactivestreams.Publisher;

/** One run: how good, how sure, case by case, live while it goes on. */
@Hidden
@Allows
@Controller("/projects/{project}/suites/runs/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
public class RunPages {
  private final ProjectPages pages;
  private final Runs runs;
  private final RunPageReader reader;
  private final OutcomePageReader outcomes;
  private final RunProgress progress;
  private final RunSight sight;

  RunPages(
      ProjectPages pages,
      Runs runs,
      RunPageReader reader,
      OutcomePageReader outcomes,
      RunProgress progress,
      RunSight sight) {
    this.pages = pages;
    this.runs = runs;
    this.reader = reader;
    this.outcomes = outcomes;
    this.progress = progress;
    this.sight = sight;
  }

  /** The run's page. */
  @Get
  @Produces(MediaType.ALL)
  public HttpResponse<byte[]> run(
      Caller caller,
      UUID id,
      @QueryValue(defaultValue = "worst") String show,
      @QueryValue Optional<String> after,
      @QueryValue Optional<String> metric) {
    RunView run = require(caller, id);
    var frame = pages.frame(caller, Section.SUITES, "Run");
    RunPage page =
        sight
            .hidden(caller, run.id())
            .map(why -> reader.unjudged(frame, caller.projectId(), run, after, why))
            .orElseGet(() ->
                reader.read(
                    frame, caller.projectId(), run, new RunPageReader.Shown(show, after, metric)));
    return pages.show("suites/run.jte", page);
  }

  /** The part of it that moves, whenever it moved. */
  @Get("/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  public Publisher<Event<String>> events(Caller caller, UUID id) {
    require(caller, id);
    return progress.follow(caller, new RunId(id));
  }

  /** One outcome, as a page or in the drawer. */
  @Get("/outcomes/{ordinal}")
  @Produces(MediaType.ALL)
  public HttpResponse<byte[]> outcome(HttpRequest<?> request, Caller caller, UUID id, int ordinal) {
    RunView run = require(caller, id);
    OutcomePage page =
        outcomes
            .read(pages.frame(caller, Section.SUITES, "Case"), caller.projectId(), run, ordinal)
            .map(it -> sight.hidden(caller, run.id()).map(it::unjudged).orElse(it))
            .map(it -> sight.isCompared(caller, run.id()) ? it.unread() : it)
            .orElseThrow(() -> ApiProblem.notFound("outcome", ordinal).raise());
    return ProjectPages.wantsPart(request)
        ? pages.show("suites/drawer-part.jte", page)
        : pages.show("suites/outcome.jte", page);
  }

  private RunView require(Caller caller, UUID id) {
    return runs.find(caller.projectId(), new RunId(id))
        .orElseThrow(() -> ApiProblem.notFound("run", id).raise());
  }
}
