package dev.hansei.workflows.annotations;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.annotations.AnnotationActivities.LateStep;
import dev.hansei.workflows.annotations.AnnotationActivities.Measured;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueFailure;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueLook;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.projects.Actor;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * The story of {@link Annotate}: prepare, then look whenever something changed or a deadline came,
 * until everything has ended or somebody says so.
 */
public final class AnnotateImpl implements Annotate {
  /** How long changes are gathered before the next look: bounds history at six looks a minute. */
  static final Duration GATHERING = Duration.ofSeconds(10);

  /** After the last label: time for its author to take it back. */
  static final Duration SETTLING = Duration.ofMinutes(1);

  /** While people work, a signal that was lost with the process that had it costs this. */
  static final Duration LOOK_FIRST = Duration.ofMinutes(1);

  /** The longest between looks, which double from the first; a quiet week is some 1,700 events. */
  static final Duration LOOK_EVERY = Duration.ofHours(1);

  private static final Logger log = Workflow.getLogger(AnnotateImpl.class);

  private final AnnotationActivities registry =
      Workflow.newActivityStub(AnnotationActivities.class, ActivityCalls.registryWrite());
  private final AnnotationActivities cpu =
      Workflow.newActivityStub(AnnotationActivities.class, ActivityCalls.computation());

  private final AnnotateInput input;
  private final QueueName queue;
  private Deadline deadline;
  private QueueCounts counts = QueueCounts.NONE;
  private int measured;
  private Optional<QueueLook> lastSeen = Optional.empty();
  private Duration quiet = LOOK_FIRST;
  private boolean changed = true;
  private Optional<Actor> closedBy = Optional.empty();

  /** Ready before the first signal or question arrives. */
  @WorkflowInit
  public AnnotateImpl(AnnotateInput input) {
    this.input = input;
    this.queue = new QueueName(input.projectId(), input.queueId());
    this.deadline =
        input.carried().orElseGet(() -> new Deadline(now(), input.plan().patience(), 0));
  }

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
  public AnnotateResult annotate(AnnotateInput sameInput) {
    try {
      if (input.carried().isEmpty()) {
        prepare();
      }
      QueueState end = attend();
      return close(end);
    } catch (ActivityFailure failure) {
      throw failed(failure);
    }
  }

  private void prepare() {
    Steps.shielded(() -> registry.openQueue(input));
    Optional<PlanCursor> from = Optional.of(PlanCursor.START);
    while (from.isPresent()) {
      var page = new PageToPlan(input, from.get());
      from = Steps.shielded(() -> registry.planPage(page)).next();
    }
    deadline = new Deadline(now(), input.plan().patience(), 0);
    var opening =
        new QueueOpening(queue, input.plan().itemsMax(), input.plan().reviewers(), deadline.at());
    counts = Steps.shielded(() -> registry.publishQueue(opening));
    log.info("Queue {} is open with {} tasks", input.queueId(), counts.sum());
  }

  /** Returns how the queue is to be closed. */
  private QueueState attend() {
    try {
      while (closedBy.isEmpty()) {
        changed = false;
        look();
        if (counts.remaining() == 0 && hasSettled()) {
          return QueueState.CLOSED;
        }
        continueAsNewWhereHistoryIsLong();
        awaitChange();
        if (takeStepsThatAreDue() == Fallback.CLOSE) {
          return QueueState.CLOSED;
        }
      }
      return QueueState.CLOSED;
    } catch (CanceledFailure _) {
      return QueueState.CANCELLED;
    }
  }

  private void look() {
    QueueLook seen = Steps.shielded(() -> registry.lookAtQueue(queue));
    counts = seen.counts();
    if (lastSeen.filter(seen::equals).isEmpty()) {
      quiet = LOOK_FIRST;
    }
    lastSeen = Optional.of(seen);
    if (seen.unattended() > 0) {
      Steps.shielded(() -> registry.openAdjudications(queue));
    }
    int said = seen.reviews() + seen.brought().orElse(0);
    if (said != measured && isMeasured() && measure()) {
      measured = said;
    }
  }

  /** Whether it was done; what was put off is asked for again at the next look. */
  private boolean measure() {
    return Steps.shielded(() -> {
      Measured seen = cpu.measureAgreement(queue);
      return seen == null || !seen.putOff();
    });
  }

  /** Labels of the outside were not measured by runs that began before they were there. */
  private boolean isMeasured() {
    return input.plan().reviewers() > 1
        || (lastSeen.flatMap(QueueLook::brought).isPresent()
            && Workflow.getVersion("measure-brought", Workflow.DEFAULT_VERSION, 1) >= 1);
  }

  /** Whether nobody took anything back in the time that there is for it. */
  private boolean hasSettled() {
    return !Workflow.await(SETTLING, () -> changed || closedBy.isPresent());
  }

  private void awaitChange() {
    // First let changes gather, so that a hundred labels a minute cost six looks.
    boolean told = Workflow.await(min(GATHERING, untilNextStep()), () -> closedBy.isPresent());
    Duration patience = min(quiet, untilNextStep());
    told |= Workflow.await(patience, () -> changed || closedBy.isPresent());
    quiet = told ? LOOK_FIRST : min(quiet.multipliedBy(2), LOOK_EVERY);
    log.debug("Queue {} looks again: {}", input.queueId(), told ? "told" : "by itself");
  }

  private Duration untilNextStep() {
    return deadline
        .next()
        .map(due -> Duration.between(now(), due.at()))
        .filter(until -> !until.isNegative())
        .orElse(deadline.next().isPresent() ? Duration.ZERO : LOOK_EVERY);
  }

  /** After an outage several may be due; they are taken one after another. */
  private Fallback takeStepsThatAreDue() {
    Optional<Deadline.Step> due = deadline.due(now());
    while (due.isPresent()) {
      Deadline.Step step = due.get();
      if (step == Deadline.Step.FALL_BACK && input.plan().fallback().closes()) {
        return Fallback.CLOSE;
      }
      Steps.shielded(() -> registry.takeStep(new LateStep(queue, step)));
      log.info("Queue {} is late: {}", input.queueId(), step);
      deadline = deadline.stepTaken();
      due = deadline.due(now());
    }
    return Fallback.HOLD;
  }

  private void continueAsNewWhereHistoryIsLong() {
    if (Workflow.getInfo().isContinueAsNewSuggested() && closedBy.isEmpty()) {
      // The next run would not know of it.
      CancellationScope.throwCanceled();
      Workflow.continueAsNew(input.carrying(deadline));
    }
  }

  private AnnotateResult close(QueueState state) {
    Actor by = closedBy.orElseGet(() -> new Actor.ByWorkflow(Annotate.workflowId(input)));
    var closing = new QueueClosing(queue, state, by);
    AnnotateResult result = Steps.shielded(() -> registry.closeQueue(closing));
    if (isMeasured()) {
      measure();
    }
    log.info("Queue {} {}: {}", input.queueId(), state, result);
    return result;
  }

  private ApplicationFailure failed(ActivityFailure failure) {
    var reason = new QueueFailure(queue, Steps.codeOf(failure).name());
    Steps.shielded(() -> registry.failQueue(reason));
    log.warn("Queue {} FAILED: {}", input.queueId(), reason.code());
    return Steps.ended(Annotate.workflowId(input), failure);
  }

  @Override
  public void changed() {
    changed = true;
  }

  @Override
  public void close(CloseRequest request) {
    closedBy = Optional.of(request.by());
  }

  @Override
  public AnnotateStatus status() {
    return new AnnotateStatus(counts, deadline.next());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  private static Duration min(Duration first, Duration second) {
    return first.compareTo(second) <= 0 ? first : second;
  }
}
