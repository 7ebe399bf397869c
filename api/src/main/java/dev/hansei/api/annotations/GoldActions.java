package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.annotations.Golds;
import dev.hansei.infra.registry.annotations.NewGold;
import dev.hansei.infra.registry.annotations.NewGold.Fate;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Marks gold, and takes it out of use, from the page of its queue. */
@Hidden
@Controller("/projects/{project}/annotations/queues/{id}/gold")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class GoldActions {
  private final ProjectPages pages;
  private final Queues queues;
  private final Golds golds;
  private final QueueNews news;

  GoldActions(ProjectPages pages, Queues queues, Golds golds, QueueNews news) {
    this.pages = pages;
    this.queues = queues;
    this.golds = golds;
    this.news = news;
  }

  /** Marks one task. */
  @Post
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> mark(Caller caller, UUID id, @Body Map<String, String> form) {
    QueueId queue = queue(caller, id);
    var gold =
        new NewGold(
            Optional.of(new TaskId(Rules.id("task", form.get("task")))),
            Optional.empty(),
            Map.of(AnswersPolicy.LEAD, form.getOrDefault("label", "")),
            Rules.text("reason", form.get("reason"), NewGold.REASON_CHARS_MAX));
    Fate fate = golds.mark(caller.projectId(), queue, List.of(gold), caller.personId()).getFirst();
    if (fate != Fate.TAKEN && fate != Fate.CHANGED) {
      throw ApiProblem.refused("gold-refused", GoldMarker.sentence(fate)).raise();
    }
    news.of(caller.projectId(), queue);
    return pages.leadTo(caller, "/annotations/queues/" + id);
  }

  /** Takes one item out of use. */
  @Post("/retire")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> retire(Caller caller, UUID id, @Body Map<String, String> form) {
    golds.retire(
        caller.projectId(),
        queue(caller, id),
        new TaskId(Rules.id("task", form.get("task"))),
        caller.personId());
    return pages.leadTo(caller, "/annotations/queues/" + id);
  }

  private QueueId queue(Caller caller, UUID id) {
    return queues
        .find(caller.projectId(), new QueueId(id))
        .orElseThrow(() -> ApiProblem.notFound("queue", id).raise())
        .queue()
        .id();
  }
}
