package dev.hansei.activities.promotions;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.annotations.AnnotationActivitiesImpl;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A queue that asks people about traces, in which certain words stand. */
record TraceQueue(Workplace workplace, QueueName name) {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final Duration DAY = Duration.ofDays(1);
  private static final int ITEMS_MAX = 10;

  static TraceQueue open(Workplace workplace, ProjectId project, String words) {
    var criterion = workplace.get(Criteria.class).create(project, "right", "It is right.", ACTOR);
    var choice =
        new TraceChoice(
            Optional.empty(),
            Optional.of(Instant.now()),
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            "",
            words);
    var plan =
        new QueuePlan(
            "labels",
            criterion.id(),
            new LabelKind.PassFail(),
            Optional.empty(),
            new ItemSource.Traces(choice, Optional.of(7L), Split.ALIGN),
            ITEMS_MAX,
            1,
            false,
            List.of(),
            DAY,
            Fallback.CLOSE);
    var name = new QueueName(project, new QueueId(workplace.get(Ids.class).next()));
    var input = new AnnotateInput(project, name.queueId(), plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(new QueueOpening(name, ITEMS_MAX, 1, Instant.now().plus(DAY)));
    return new TraceQueue(workplace, name);
  }

  void close() {
    workplace
        .get(AnnotationActivitiesImpl.class)
        .closeQueue(new QueueClosing(name, QueueState.CANCELLED, ACTOR));
  }
}
