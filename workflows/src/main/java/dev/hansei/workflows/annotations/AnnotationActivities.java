package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link Annotate} does. All are idempotent. Queue {@code loop} but for the agreement. */
@ActivityInterface
public interface AnnotationActivities {
  /** Writes the queue, without tasks. */
  void openQueue(AnnotateInput input);

  /**
   * Adds one page of what the plan's source has as tasks; equal answers to equal questions once.
   *
   * @return where the next page begins; empty after the last page
   */
  PlannedPage planPage(PageToPlan page);

  /**
   * Draws as many tasks as the plan wants, and lets people claim them.
   *
   * @return the counts then
   */
  QueueCounts publishQueue(QueueOpening opening);

  /** How many tasks stand where, and how many disputes nobody was asked to settle yet. */
  QueueLook lookAtQueue(QueueName queue);

  /** Lets somebody who did not review them settle the disputes that there are. */
  void openAdjudications(QueueName queue);

  /**
   * Computes how far reviewers agree, and those who labelled elsewhere, and keeps it with the
   * queue. Queue {@code cpu}.
   *
   * @return absent in histories from before it was said
   */
  @Nullable Measured measureAgreement(QueueName queue);

  /** Takes one step because labels are late: notes it where people see it. */
  void takeStep(LateStep step);

  /**
   * Takes no more labels, settles every task, checks that all have ended and closes the queue;
   * fails with {@code SUM_MISMATCH} unless they sum up to the plan.
   */
  AnnotateResult closeQueue(QueueClosing closing);

  /** Marks the queue as failed; does nothing where none was written, or it has ended. */
  void failQueue(QueueFailure failure);

  /** One queue. */
  record QueueName(ProjectId projectId, QueueId queueId) {
    public QueueName {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(queueId, "queueId is null");
    }
  }

  /**
   * Where planning has come to: a run of the plan, counted from 0, and the ordinal to begin at.
   *
   * @param after the failure that came last, where the items are failures, or the place in a draw
   *     of traces; absent else, and in histories from before it was there
   */
  record PlanCursor(int run, int ordinal, Optional<String> after) {
    /** Before the first item of the first run. */
    public static final PlanCursor START = new PlanCursor(0, 0);

    @JsonCreator
    public PlanCursor {
      if (run < 0 || ordinal < 0) {
        throw new IllegalArgumentException("a cursor has no negative numbers");
      }
      Objects.requireNonNull(after, "after is null");
    }

    /** At an answer of a run, or behind a line of a set. */
    public PlanCursor(int run, int ordinal) {
      this(run, ordinal, Optional.empty());
    }

    /** Behind a failure, or a place in a draw of traces. */
    public static PlanCursor after(String place) {
      return new PlanCursor(0, 0, Optional.of(place));
    }
  }

  /** One page of what the plan's source has. */
  record PageToPlan(AnnotateInput input, PlanCursor from) {
    public PageToPlan {
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(from, "from is null");
    }
  }

  /** What comes after a page. */
  record PlannedPage(Optional<PlanCursor> next) {
    public PlannedPage {
      Objects.requireNonNull(next, "next is null");
    }
  }

  /** When the deadline is, told from workflow time. */
  record QueueOpening(QueueName queue, int itemsMax, int reviewers, Instant deadline) {
    public QueueOpening {
      Objects.requireNonNull(queue, "queue is null");
      Objects.requireNonNull(deadline, "deadline is null");
    }
  }

  /**
   * A queue at a moment.
   *
   * @param unattended disputes that nobody was asked to settle yet
   * @param reviews how many reviews stand; agreement is measured again when it changes
   * @param brought how many labels of the outside stand beside the reviews; so too when this
   *     changes. Absent where there are none, and in histories from before they were there
   */
  record QueueLook(QueueCounts counts, int unattended, int reviews, Optional<Integer> brought) {
    @JsonCreator
    public QueueLook {
      Objects.requireNonNull(counts, "counts is null");
      Objects.requireNonNull(brought, "brought is null");
      if (unattended < 0 || reviews < 0 || brought.filter(it -> it < 1).isPresent()) {
        throw new IllegalArgumentException("counts are not negative");
      }
    }

    /** Where nothing stands beside the reviews. */
    public QueueLook(QueueCounts counts, int unattended, int reviews) {
      this(counts, unattended, reviews, Optional.empty());
    }
  }

  /** One step. */
  record LateStep(QueueName queue, Deadline.Step step) {
    public LateStep {
      Objects.requireNonNull(queue, "queue is null");
      Objects.requireNonNull(step, "step is null");
    }
  }

  /** How it is to be closed, and by whom. */
  record QueueClosing(QueueName queue, QueueState state, Actor by) {
    public QueueClosing {
      Objects.requireNonNull(queue, "queue is null");
      if (state != QueueState.CLOSED && state != QueueState.CANCELLED) {
        throw new IllegalArgumentException("a queue closes as closed or cancelled: " + state);
      }
      Objects.requireNonNull(by, "by is null");
    }
  }

  /** Why a queue could not go on. */
  record QueueFailure(QueueName queue, String code) {
    public QueueFailure {
      Objects.requireNonNull(queue, "queue is null");
      Objects.requireNonNull(code, "code is null");
    }
  }

  /**
   * Whether agreement was measured.
   *
   * @param putOff because the queue is large and was measured just before
   */
  record Measured(boolean putOff) {}
}
