package dev.hansei.api.cases;

import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** What people do on the pages of datasets and documents. */
@Hidden
@Allows(Role.LEAD)
@Controller("/projects/{project}/cases")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DatasetActions {
  private static final int NAME_CHARS_MAX = 80;

  private final ProjectPages pages;
  private final Datasets datasets;
  private final Documents documents;

  DatasetActions(ProjectPages pages, Datasets datasets, Documents documents) {
    this.pages = pages;
    this.datasets = datasets;
    this.documents = documents;
  }

  /** Makes a dataset. */
  @Post("/datasets")
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    String name = form.getOrDefault("name", "").strip();
    if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
      throw ApiProblem.invalidField("name", "1 to %d characters.".formatted(NAME_CHARS_MAX))
          .raise();
    }
    Split split =
        Names.find(Split.class, form.getOrDefault("split", ""))
            .orElseThrow(() ->
                ApiProblem.invalidField("split", "generate, align, tune, gate or canary.").raise());
    var made = datasets.create(caller.projectId(), name, split, caller.actor());
    return pages.leadTo(caller, "/cases/datasets/" + made.id());
  }

  /** Publishes the final cases as a version. */
  @Post("/datasets/{id}/publish")
  public HttpResponse<byte[]> publish(Caller caller, UUID id) {
    datasets.publish(caller.projectId(), new DatasetId(id), caller.actor());
    return pages.leadTo(caller, "/cases/datasets/" + id);
  }

  /** Adds a document; a script of the page sends it, and follows the address in the header. */
  @Post("/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public HttpResponse<byte[]> upload(Caller caller, CompletedFileUpload file) {
    String name = file.getFilename();
    if (file.getSize() > Document.BYTES_MAX) {
      throw ApiProblem.tooLarge("the document", Document.BYTES_MAX).raise();
    }
    String mediaType = name.endsWith(".md") ? "text/markdown" : "text/plain";
    try {
      Document made =
          documents.add(caller.projectId(), name, mediaType, file.getBytes(), caller.actor());
      return HttpResponse.<byte[]>noContent()
          .header(
              "HX-Redirect",
              "/projects/%s/cases/documents/%s".formatted(caller.project().name(), made.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
