package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.UUID;

/** Two runs on the same cases: is the new one better, and where is it worse? */
@Hidden
@Allows
@Controller("/projects/{project}/suites/compare")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ComparePages {
  private final ProjectPages pages;
  private final Runs runs;
  private final ComparePageReader reader;

  ComparePages(ProjectPages pages, Runs runs, ComparePageReader reader) {
    this.pages = pages;
    this.runs = runs;
    this.reader = reader;
  }

  /** The comparison, looked at by one metric. */
  @Get
  public HttpResponse<byte[]> compare(
      Caller caller,
      @QueryValue UUID baseline,
      @QueryValue UUID candidate,
      @QueryValue Optional<String> metric,
      @QueryValue(defaultValue = "0") int from) {
    RunView before = require(caller, baseline);
    RunView after = require(caller, candidate);
    return pages.show(
        "suites/compare.jte",
        reader.read(
            pages.frame(caller, Section.SUITES, "Compare"),
            caller.projectId(),
            new ComparePageReader.Both(before, after),
            new ComparePageReader.Look(metric, Math.max(0, from))));
  }

  private RunView require(Caller caller, UUID id) {
    return runs.find(caller.projectId(), new RunId(id))
        .orElseThrow(() -> ApiProblem.notFound("run", id).raise());
  }
}
