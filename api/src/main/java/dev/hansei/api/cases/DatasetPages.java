package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.projects.ProjectId;
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

/** Datasets with their cases, and documents with their passages. */
@Hidden
@Allows
@Controller("/projects/{project}/cases")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class DatasetPages {
  private final ProjectPages pages;
  private final Datasets datasets;
  private final Cases cases;
  private final Documents documents;

  DatasetPages(ProjectPages pages, Datasets datasets, Cases cases, Documents documents) {
    this.pages = pages;
    this.datasets = datasets;
    this.cases = cases;
    this.documents = documents;
  }

  /** Datasets and documents. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    ProjectId project = caller.projectId();
    var found = documents.page(project, new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "cases/datasets.jte",
        new CasesPage(
            pages.frame(caller, Section.CASES, "Cases"),
            datasets.page(project, PageRequest.first()).items().stream()
                .map(dataset -> line(project, dataset))
                .toList(),
            found.items(),
            found.next().map(next -> "?after=" + next)));
  }

  /** One dataset and its cases in one state: drafts first, for they wait. */
  @Get("/datasets/{id}")
  public HttpResponse<byte[]> dataset(
      Caller caller,
      UUID id,
      @QueryValue Optional<String> state,
      @QueryValue Optional<String> after) {
    ProjectId project = caller.projectId();
    Dataset dataset =
        datasets
            .find(project, new DatasetId(id))
            .orElseThrow(() -> ApiProblem.notFound("dataset", id).raise());
    DatasetLine line = line(project, dataset);
    String shown = state.orElse(line.counts().drafts() > 0 ? "draft" : "all");
    var found =
        cases.page(
            project,
            dataset.id(),
            Names.find(Case.State.class, shown),
            new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    Frame frame = pages.frame(caller, Section.CASES, dataset.name());
    return pages.show(
        "cases/dataset.jte",
        new DatasetPage(
            frame,
            line,
            shown,
            found.items().stream().map(item -> CaseLine.of(frame, caller, item)).toList(),
            found.next().map(next -> "?state=%s&after=%s".formatted(shown, next))));
  }

  /** One document. */
  @Get("/documents/{id}")
  public HttpResponse<byte[]> document(Caller caller, UUID id) {
    Document document =
        documents
            .find(caller.projectId(), new DocumentId(id))
            .orElseThrow(() -> ApiProblem.notFound("document", id).raise());
    return pages.show(
        "cases/document.jte",
        new DocumentPage(
            pages.frame(caller, Section.CASES, document.name()),
            document,
            documents.passages(caller.projectId(), document.id())));
  }

  private DatasetLine line(ProjectId project, Dataset dataset) {
    return new DatasetLine(
        dataset, cases.counts(project, dataset.id()), datasets.latest(project, dataset.id()));
  }
}
