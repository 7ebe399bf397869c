package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.UUID;

/** Suites, and the runs of all of them. */
@Hidden
@Allows
@Controller("/projects/{project}/suites")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class SuitePages {
  private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);

  private final ProjectPages pages;
  private final Suites suites;
  private final Runs runs;
  private final RunWords words;
  private final SuitePageReader reader;

  SuitePages(ProjectPages pages, Suites suites, Runs runs, RunWords words, SuitePageReader reader) {
    this.pages = pages;
    this.suites = suites;
    this.runs = runs;
    this.words = words;
    this.reader = reader;
  }

  /** Suites and runs. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    ProjectId project = caller.projectId();
    var found = runs.page(project, new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "suites/list.jte",
        new SuiteListPage(
            pages.frame(caller, Section.SUITES, "Suites"),
            suites.page(project, ALL).items().stream()
                .map(suite -> new SuiteListPage.SuiteLine(suite, reader.datasetOf(project, suite)))
                .toList(),
            found.items().stream().map(run -> words.line(project, run)).toList(),
            found.next().map(next -> "?after=" + next)));
  }

  /** One suite; with a target, the form that runs it is filled in. */
  @Get("/{id}")
  public HttpResponse<byte[]> suite(
      Caller caller,
      UUID id,
      @QueryValue Optional<String> target,
      @QueryValue Optional<String> model) {
    Suite suite =
        suites
            .find(caller.projectId(), new SuiteId(id))
            .orElseThrow(() -> ApiProblem.notFound("suite", id).raise());
    return pages.show(
        SuitePageReader.TEMPLATE, reader.read(caller, suite, RunForm.of(target, model)));
  }
}
