package dev.hansei.activities.annotations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Reviews;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.AnnotationActivities;
import dev.hansei.workflows.annotations.QueueCounts;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Hands each step to the registry, where it is a transaction that may be repeated. */
@Singleton
public final class AnnotationActivitiesImpl implements AnnotationActivities {
  /** So many pairs are measured in a second or two, however many fields a form has. */
  private static final int PAIRS_QUICK = 1_000;

  /** How old the figures of more may be while labels come in. */
  private static final Duration RECENT = Duration.ofMinutes(5);

  private final Queues queues;
  private final QueueClosings closings;
  private final Reviews reviews;
  private final TaskPlanner planner;
  private final ObjectStore objects;
  private final Clock clock;

  AnnotationActivitiesImpl(
      Queues queues,
      QueueClosings closings,
      Reviews reviews,
      TaskPlanner planner,
      ObjectStore objects,
      Clock clock) {
    this.queues = queues;
    this.closings = closings;
    this.reviews = reviews;
    this.planner = planner;
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public void openQueue(AnnotateInput input) {
    Effects.run(() ->
        queues.prepare(
            input,
            input
                .plan()
                .rubric()
                .map(ref -> new String(objects.get(ref.sha256()), StandardCharsets.UTF_8))
                .orElse("")));
  }

  @Override
  public PlannedPage planPage(PageToPlan page) {
    return Effects.of(() -> new PlannedPage(planner.plan(page)));
  }

  @Override
  public QueueCounts publishQueue(QueueOpening opening) {
    return Effects.of(() -> queues.publish(opening));
  }

  @Override
  public QueueLook lookAtQueue(QueueName queue) {
    return Effects.of(() -> queues.look(queue));
  }

  @Override
  public void openAdjudications(QueueName queue) {
    Effects.run(() -> queues.openAdjudications(queue));
  }

  @Override
  public void measureAgreement(QueueName queue) {
    Effects.run(() -> {
      QueueView view = queues.require(queue.projectId(), queue.queueId());
      if (!isRecent(view)) {
        queues.keep(queue, Beating.here().compute(() -> agreement(queue, view)));
      }
    });
  }

  /** Large ones take seconds of a processor; the last word comes once the queue is closed. */
  private boolean isRecent(QueueView view) {
    return view.queue().state().takesLabels()
        && view.agreement()
            .filter(last -> last.pairs() > PAIRS_QUICK)
            .filter(last -> last.measuredAt().plus(RECENT).isAfter(clock.instant()))
            .isPresent();
  }

  private QueueAgreement agreement(QueueName queue, QueueView view) {
    return AgreementFigures.of(view.queue().plan().labels(), reviews.of(queue), clock.instant())
        .with(FieldAgreement.of(reviews.byField(queue)));
  }

  @Override
  public void takeStep(LateStep step) {
    Effects.run(() -> queues.late(step.queue(), step.step()));
  }

  @Override
  public AnnotateResult closeQueue(QueueClosing closing) {
    return Effects.of(() -> closings.close(closing));
  }

  @Override
  public void failQueue(QueueFailure failure) {
    Effects.run(() -> queues.fail(failure.queue(), failure.code()));
  }
}
