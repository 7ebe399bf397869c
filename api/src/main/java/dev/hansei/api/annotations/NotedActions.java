package dev.hansei.api.annotations;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.annotations.NotedCases;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes cases of noted answers from the page of their queue; again adds nothing. */
@Hidden
@Controller("/projects/{project}/annotations/queues/{id}/cases")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class NotedActions {
  private static final String TEMPLATE = "annotations/queue.jte";

  private final ProjectPages pages;
  private final QueuePageReader reader;
  private final Queues queues;
  private final Datasets datasets;
  private final NotedCases noted;

  NotedActions(
      ProjectPages pages,
      QueuePageReader reader,
      Queues queues,
      Datasets datasets,
      NotedCases noted) {
    this.pages = pages;
    this.reader = reader;
    this.queues = queues;
    this.datasets = datasets;
    this.noted = noted;
  }

  /** Adds drafts to the dataset that is named, and says what came of it on the queue's page. */
  @Post
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> make(Caller caller, UUID id, @Body Map<String, String> form) {
    QueueView view =
        queues
            .find(caller.projectId(), new QueueId(id))
            .orElseThrow(() -> ApiProblem.notFound("queue", id).raise());
    String name = form.getOrDefault("dataset", "").strip();
    Optional<Dataset> dataset = datasets.findByName(caller.projectId(), name);
    if (dataset.isEmpty()) {
      String wrong = "Choose a dataset of this project; there is none called '%s'.".formatted(name);
      return pages.refuse(TEMPLATE, page(caller, view, wrong, true));
    }
    NotedCases.Made made =
        noted.make(caller.projectId(), view.queue().id(), dataset.get().id(), caller.actor());
    return pages.show(TEMPLATE, page(caller, view, said(made, name), false));
  }

  private QueuePage page(Caller caller, QueueView view, String said, boolean refused) {
    var frame = pages.frame(caller, Section.ANNOTATIONS, view.queue().plan().name());
    return reader.page(frame, caller, view, said, refused);
  }

  private static String said(NotedCases.Made made, String dataset) {
    if (made.noted() == 0) {
      return "Nobody has noted anything on a labelled answer yet, or said it better, so there is"
          + " nothing to make.";
    }
    String rejected =
        made.rejected() == 0
            ? ""
            : ", %s not: asked already, of another split, or too large"
                .formatted(Figures.count(made.rejected()));
    return "Of %s with a note or a better text, %s became a draft in %s%s."
        .formatted(
            Figures.count(made.noted(), "answer"), Figures.count(made.added()), dataset, rejected);
  }
}
