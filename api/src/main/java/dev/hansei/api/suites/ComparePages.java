package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;

/** Two runs on the same cases: is the new one better, and where is it worse? */
@Hidden
@Allows
@Controller("/projects/{project}/suites/compare")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class ComparePages {
  private final ProjectPages pages;
  private final Runs runs;
  private final ComparePageReader reader;
  private final SliceReader slices;
  private final RunSight sight;

  ComparePages(
      ProjectPages pages, Runs runs, ComparePageReader reader, SliceReader slices, RunSight sight) {
    this.pages = pages;
    this.runs = runs;
    this.reader = reader;
    this.slices = slices;
    this.sight = sight;
  }

  /** The comparison, looked at by one metric, of all cases or of a slice. */
  @Get
  public HttpResponse<byte[]> compare(
      Caller caller,
      @QueryValue UUID baseline,
      @QueryValue UUID candidate,
      HttpRequest<?> request) {
    RunView before = require(caller, baseline);
    RunView after = require(caller, candidate);
    sight.require(caller, before.id(), after.id());
    return pages.show(
        "suites/compare.jte",
        reader.read(
            pages.frame(caller, Section.SUITES, "Compare"),
            caller.projectId(),
            new ComparePageReader.Both(before, after),
            look(caller.projectId(), request.getParameters())));
  }

  private ComparePageReader.Look look(ProjectId project, HttpParameters query) {
    return new ComparePageReader.Look(
        query.get("metric", String.class),
        query
            .get("slice", String.class)
            .filter(it -> !it.isEmpty())
            .map(text -> slices.read(project, text)),
        Math.max(0, query.get("from", Integer.class).orElse(0)));
  }

  private RunView require(Caller caller, UUID id) {
    return runs.find(caller.projectId(), new RunId(id))
        .orElseThrow(() -> ApiProblem.notFound("run", id).raise());
  }
}
