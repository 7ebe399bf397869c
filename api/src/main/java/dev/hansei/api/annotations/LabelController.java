package dev.hansei.api.annotations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Prelabels;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The labels of a queue: read by leads, brought from elsewhere, exported. */
@Controller("/api/v1/projects/{project}/annotations/queues/{queue}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class LabelController {
  /** What the server takes in one body. */
  private static final int BYTES_MAX = 32 * 1024 * 1024;

  private final Queues queues;
  private final Tasks tasks;
  private final LabelledOutcomes labelled;
  private final Prelabels prelabels;
  private final LabelImporter importer;
  private final QueueNews news;

  LabelController(
      Queues queues,
      Tasks tasks,
      LabelledOutcomes labelled,
      Prelabels prelabels,
      LabelImporter importer,
      QueueNews news) {
    this.queues = queues;
    this.tasks = tasks;
    this.labelled = labelled;
    this.prelabels = prelabels;
    this.importer = importer;
    this.news = news;
  }

  @Get("/tasks")
  @Allows(Role.LEAD)
  @Operation(
      summary = "List the tasks of a queue with what was said",
      description =
          "'state' is open, disputed, labelled, skipped or unlabelled. Nobody is shown a label of a"
              + " task that somebody could still review blind. 50 a page, 200 at most.")
  public PageResource<TaskStateResource> list(
      Caller caller,
      String queue,
      @QueryValue @Nullable String state,
      @RequestBean PageQuery query) {
    QueueId id = queueId(caller, queue);
    var wanted = Words.constantIfSet("state", state, TaskState.class);
    var page = tasks.page(caller.projectId(), id, wanted, query.request());
    var said = tasks.said(caller.projectId(), id, page.items());
    var fields = tasks.fields(caller.projectId(), id, page.items());
    return PageResource.of(page, task -> TaskStateResource.from(task, said, fields));
  }

  @Get("/labels")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Export the labels that count, with question and output",
      description =
          "Who said what, truthfully: a model is never called a person. With a form, 'fields' has"
              + " what counts in each, and 'answers' what each author said. 50 a page, 200 at most.")
  public PageResource<ExportedLabel> export(
      Caller caller, String queue, @RequestBean PageQuery query) {
    var page = labelled.ofQueue(caller.projectId(), queueId(caller, queue), query.request());
    var shown =
        prelabels.shown(
            caller.projectId(), page.items().stream().map(one -> one.task().id()).toList());
    return PageResource.of(page, one -> ExportedLabel.from(one, shown));
  }

  @Post("/labels")
  @Consumes({
    JsonLines.JSONL,
    JsonLines.NDJSON,
    MediaType.TEXT_PLAIN,
    MediaType.TEXT_CSV,
    MediaType.APPLICATION_JSON
  })
  @Allows(Role.LEAD)
  @Operation(
      summary = "Bring labels that were made elsewhere",
      description =
          "JSON lines of {item, label, author: {type: outside|simulated|model, name}, note}; in"
              + " place of item, question and output; in place of label, answers by the keys of the"
              + " form's fields. Of a judge of pairs, brought as raters, 'order': ab or ba, the answer that"
              + " stood first, so that it may say one thing in each; the label is in terms of the"
              + " given a and b, and tie where it chose none. Or CSV, tasks of Label Studio, records of Argilla, assessments of"
              + " MLflow, as 'format' says. 32 MiB and 10,000 labels at most, as raters 100,000."
              + " Lines that match no item, or cannot be used, are listed, and fields that say"
              + " nothing here; sending a file twice changes nothing.")
  public LabelImportResource bring(
      Caller caller, String queue, @RequestBean LabelImportQuery query, @Body byte[] body) {
    if (body.length > BYTES_MAX) {
      throw ApiProblem.tooLarge("An import", BYTES_MAX).raise();
    }
    Queue asked = queue(caller, queue);
    var read = importer.read(caller, asked, query, body);
    news.of(caller.projectId(), asked.id());
    return read;
  }

  private QueueId queueId(Caller caller, String queue) {
    return queue(caller, queue).id();
  }

  private Queue queue(Caller caller, String queue) {
    return Named.requireId("queue", queue, id -> queues.find(caller.projectId(), new QueueId(id)))
        .queue();
  }
}
