package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Annotations;
import dev.hansei.infra.registry.annotations.Desk;
import dev.hansei.infra.registry.annotations.Leases;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Submission;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What annotators do: take a task, label it, pass it by, take it back. Needs the registry alone, so
 * it goes on while the workflow engine is down.
 */
@Controller("/api/v1/projects/{project}/annotations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class TaskController {
  private static final int KEY_CHARS_MAX = 80;

  private final Queues queues;
  private final Tasks tasks;
  private final Leases leases;
  private final Annotations annotations;
  private final TaskReader reader;
  private final QueueNews news;

  TaskController(
      Queues queues,
      Tasks tasks,
      Leases leases,
      Annotations annotations,
      TaskReader reader,
      QueueNews news) {
    this.queues = queues;
    this.tasks = tasks;
    this.leases = leases;
    this.annotations = annotations;
    this.reader = reader;
    this.news = news;
  }

  @Post("/queues/{queue}/next")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Take the next task",
      description =
          "Held for ten minutes, for you alone; nobody gets the same item twice. Without 'task' when"
              + " nothing is left for you. 409 queue-closed or too-many-held; 403 not-assigned.")
  public NextResource next(Caller caller, String queue, @Body NewClaim body) {
    QueueId id = queueId(caller, queue);
    var desk = new Desk(caller.personId(), body.deskOrUsual());
    var handed = leases.next(caller.projectId(), id, desk, body.shownIds());
    return reader.next(caller.projectId(), id, caller.personId(), handed);
  }

  @Post("/tasks/{task}/extend")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Hold a task longer",
      description =
          "Ten minutes from now. 'held' is false when somebody else has it; what you wrote can"
              + " still be submitted if they give it back.")
  public LeaseResource extend(Caller caller, String task, @Body HoldBody body) {
    Task found = task(caller, task);
    var until = leases.extend(caller.projectId(), found.id(), caller.personId(), body.lease());
    return new LeaseResource(
        found.id().value(), until.isPresent(), until.map(_ -> body.lease()), until);
  }

  @Post("/tasks/{task}/give-back")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Give a task back",
      description = "Somebody else, or you later, may take it. Repeated, it says that it is done.")
  public LeaseResource giveBack(Caller caller, String task) {
    Task found = task(caller, task);
    leases.giveBack(caller.projectId(), found.id(), caller.personId());
    return LeaseResource.of(found.id().value(), Optional.empty());
  }

  @Post("/tasks/{task}/submit")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Label a task that you hold",
      description =
          "Of a pair the label is first, second or tie, by what stands so. With a form, 'answers' by the keys of its fields. The Idempotency-Key names the label: the"
              + " same again is the same label. 409 lease-lost when you were late and somebody else"
              + " has it, labelled-already or queue-closed; 422 label-unknown, field-needed,"
              + " field-unknown or answer-unfit.")
  public AnnotationResource submit(
      Caller caller,
      String task,
      @Body NewLabel body,
      @Header("Idempotency-Key") @Nullable String key) {
    Task found = task(caller, task);
    var said =
        new Submission(
            found.id(), caller.personId(), body.words(), body.noteOrEmpty(), keyOrNew(key));
    Annotation kept = annotations.submit(caller.projectId(), said);
    news.of(caller.projectId(), found.queueId());
    return reader.own(caller.projectId(), found, kept);
  }

  @Post("/tasks/{task}/skip")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Pass a task by",
      description =
          "cannot-judge and broken count: once as many people as should review it say so, it ends"
              + " as skipped. not-for-me leaves it to others. You are not asked again.")
  public SkippedResource skip(Caller caller, String task, @Body NewSkip body) {
    Task found = task(caller, task);
    TaskState state =
        annotations.skip(
            caller.projectId(), found.id(), caller.personId(), body.reason(), body.noteOrEmpty());
    news.of(caller.projectId(), found.queueId());
    return new SkippedResource(found.id().value(), state);
  }

  @Post("/tasks/{task}/unskip")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Take a skip back",
      description = "You hold the task again where nobody else has it.")
  public LeaseResource unskip(Caller caller, String task, @Body DeskBody body) {
    Task found = task(caller, task);
    var lease =
        annotations.undoSkip(
            caller.projectId(), found.id(), new Desk(caller.personId(), body.deskOrUsual()));
    news.of(caller.projectId(), found.queueId());
    return LeaseResource.of(found.id().value(), lease);
  }

  @Post("/{annotation}/undo")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Take a label of yours back",
      description =
          "It stays as a marked fact, and you hold the task again. 409 too-late-to-undo once"
              + " somebody is settling a disagreement on it, or queue-closed.")
  public LeaseResource undo(Caller caller, String annotation, @Body DeskBody body) {
    var id = Named.requireId("annotation", annotation, it -> Optional.of(new AnnotationId(it)));
    var desk = new Desk(caller.personId(), body.deskOrUsual());
    Annotations.Undone undone = annotations.undo(caller.projectId(), id, desk);
    news.of(caller.projectId(), undone.queue());
    return LeaseResource.of(undone.task().value(), undone.lease());
  }

  private QueueId queueId(Caller caller, String queue) {
    return Named.requireId("queue", queue, id -> queues.asked(caller.projectId(), new QueueId(id)))
        .id();
  }

  private Task task(Caller caller, String task) {
    return Named.requireId("task", task, id -> tasks.find(caller.projectId(), new TaskId(id)));
  }

  private static String keyOrNew(@Nullable String key) {
    if (key == null || key.isBlank()) {
      return UUID.randomUUID().toString();
    }
    if (key.length() > KEY_CHARS_MAX) {
      throw new InvalidFieldException("Idempotency-Key", "It has at most 80 characters here.");
    }
    return key;
  }
}
