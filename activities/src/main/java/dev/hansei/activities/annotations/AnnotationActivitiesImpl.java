package dev.hansei.activities.annotations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.Agreements;
import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Ratings;
import dev.hansei.infra.registry.annotations.Reviews;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.AnnotationActivities;
import dev.hansei.workflows.annotations.QueueCounts;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Hands each step to the registry, where it is a transaction that may be repeated. */
@Singleton
public final class AnnotationActivitiesImpl implements AnnotationActivities {
  /** So many pairs are measured in a second or two, however many fields a form has. */
  private static final int PAIRS_QUICK = 1_000;

  /** So many labels of any number of raters. */
  private static final int LABELS_QUICK = 5_000;

  /** How old the figures of more may be while labels come in. */
  private static final Duration RECENT = Duration.ofMinutes(5);

  private final Queues queues;
  private final QueueClosings closings;
  private final Reviews reviews;
  private final AgreementReports reports;
  private final Agreements agreements;
  private final Ratings ratings;
  private final TaskPlanner planner;
  private final ObjectStore objects;
  private final Clock clock;

  AnnotationActivitiesImpl(
      Queues queues,
      QueueClosings closings,
      Reviews reviews,
      AgreementReports reports,
      Agreements agreements,
      Ratings ratings,
      TaskPlanner planner,
      ObjectStore objects,
      Clock clock) {
    this.queues = queues;
    this.closings = closings;
    this.reviews = reviews;
    this.reports = reports;
    this.agreements = agreements;
    this.ratings = ratings;
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
  public Measured measureAgreement(QueueName queue) {
    return Effects.of(() -> {
      QueueView view = queues.require(queue.projectId(), queue.queueId());
      if (isRecent(queue, view)) {
        return new Measured(true);
      }
      queues.keep(queue, Beating.here().compute(() -> agreement(queue, view)));
      agreements.keep(queue, Beating.here().compute(() -> reports.of(queue)));
      return new Measured(false);
    });
  }

  /**
   * Large ones take seconds of a processor; the last word comes once the queue is closed. What was
   * brought from elsewhere since is measured at once: nothing may follow it.
   */
  private boolean isRecent(QueueName queue, QueueView view) {
    Instant recent = clock.instant().minus(RECENT);
    boolean isLong =
        view.agreement()
            .filter(last -> last.pairs() > PAIRS_QUICK && last.measuredAt().isAfter(recent))
            .isPresent();
    Optional<AgreementReport> last = agreements.find(queue.projectId(), queue.queueId());
    boolean isWide =
        last.filter(it -> it.labels() > LABELS_QUICK && it.measuredAt().isAfter(recent))
            .isPresent();
    return view.queue().state().takesLabels()
        && (isLong || isWide)
        && last.map(AgreementReport::brought).orElse(0)
            == ratings.count(queue.projectId(), queue.queueId());
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
