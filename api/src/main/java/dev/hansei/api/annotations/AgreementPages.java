package dev.hansei.api.annotations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
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

/** How far all who labelled a queue agree, as a page. */
@Hidden
@Controller("/projects/{project}/annotations/queues/{id}/agreement")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class AgreementPages {
  private final ProjectPages pages;
  private final Queues queues;
  private final AgreementReader reader;

  AgreementPages(ProjectPages pages, Queues queues, AgreementReader reader) {
    this.pages = pages;
    this.queues = queues;
    this.reader = reader;
  }

  /** All fields; others against one author, where one is chosen. */
  @Get
  @Allows({Role.LEAD, Role.ADMIN})
  public HttpResponse<byte[]> show(
      Caller caller,
      UUID id,
      @QueryValue Optional<String> against,
      @QueryValue Optional<String> part) {
    QueueView view =
        queues
            .find(caller.projectId(), new QueueId(id))
            .orElseThrow(() -> ApiProblem.notFound("queue", id).raise());
    var frame =
        pages.frame(caller, Section.ANNOTATIONS, "Agreement in " + view.queue().plan().name());
    return pages.show(
        "annotations/agreement.jte",
        reader.page(frame, caller.projectId(), view.queue(), view(against, part)));
  }

  private static AgreementView view(Optional<String> against, Optional<String> part) {
    return new AgreementView(null, against.orElse(""), part.orElse(""));
  }
}
