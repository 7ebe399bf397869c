package dev.hansei.activities.annotations;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Annotations;
import dev.hansei.infra.registry.annotations.Desk;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.Leases;
import dev.hansei.infra.registry.annotations.Submission;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queues in which people say something in words of their own about traces and failures. */
final class QueuesOfWords {
  private static final Actor ACTOR = new Actor.BySystem();

  private final Workplace workplace;
  private final ProjectId project;
  private final CriterionId criterion;

  QueuesOfWords(Workplace workplace, ProjectId project) {
    this.workplace = workplace;
    this.project = project;
    criterion = workplace.get(Criteria.class).create(project, "helpful", "It helps.", ACTOR).id();
  }

  /** A queue that is open, of the form with words or of a plain pass or fail. */
  QueueId queue(ItemSource source, boolean byForm) {
    var id = new QueueId(workplace.get(Ids.class).next());
    var form =
        new Form(
            "texts",
            List.of(
                field("code", new TextKind.Code()), field("better", new TextKind.Correction())));
    QueuePlan plan =
        new QueuePlan(
            "labels",
            criterion,
            byForm ? form.lead().kind() : new LabelKind.PassFail(),
            Optional.empty(),
            source,
            10,
            1,
            false,
            List.of(),
            Duration.ofDays(1),
            Fallback.CLOSE);
    if (byForm) {
      plan = plan.askedBy(workplace.get(Forms.class).create(project, form, ACTOR).id());
    }
    var input = new AnnotateInput(project, id, plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(
        new QueueOpening(
            new QueueName(project, id), 10, 1, Instant.now().plus(Duration.ofDays(1))));
    return id;
  }

  private static Field field(String key, LabelKind kind) {
    return new Field(key, Optional.empty(), key + "?", kind, true, "", List.of());
  }

  List<Task> tasks(QueueId queue) {
    return workplace
        .get(Tasks.class)
        .page(project, queue, Optional.empty(), PageRequest.first(PageRequest.LIMIT_MAX))
        .items();
  }

  TaskId task(QueueId queue, TraceId trace) {
    return tasks(queue).stream()
        .filter(it -> it.origin().equals(new Origin.OfTrace(trace)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  Annotation say(TaskId task, PersonId person, Map<String, String> words, String note) {
    return workplace
        .get(Annotations.class)
        .submit(project, new Submission(task, person, words, note, "k" + task));
  }

  /** Somebody who holds every task of a queue. */
  PersonId lease(QueueId queue) {
    PersonId person = workplace.newPerson();
    List<TaskId> held = new ArrayList<>();
    for (int i = 0; i < tasks(queue).size(); i++) {
      workplace
          .get(Leases.class)
          .next(project, queue, new Desk(person, "tab"), held)
          .ifPresent(handed -> held.add(handed.task().id()));
    }
    return person;
  }

  static TraceChoice all() {
    return new TraceChoice(
        Optional.empty(),
        Optional.of(Instant.parse("2026-11-29T00:00:00Z")),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "",
        "",
        "");
  }
}
