package dev.hansei.workflows.promotions;

import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link Promote} does to the registry: one transaction each, all idempotent. Queue {@code
 * loop}.
 */
@ActivityInterface
public interface PromotionActivities {
  /** Writes the promotion with lineage; answers with what it must remember. */
  Opened openPromotion(PromoteInput input);

  /**
   * Writes verdict and evidence; moves the promotion to {@code held} or {@code awaiting approval}.
   */
  void recordVerdict(VerdictToRecord verdict);

  /**
   * Writes one decision. The person's role is checked again in the same transaction.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code INVALID} when the person may not
   */
  void recordDecision(DecisionToRecord decision);

  /**
   * Moves the stage pointer from the revision that was live when the promotion opened, and closes
   * the promotion; {@code OVERTAKEN} when another move was first.
   */
  PromotionState moveStage(StageMove move);

  /**
   * Closes the promotion without a move; does nothing where none was opened, or it is closed
   * already.
   */
  void closePromotion(Closing closing);

  /** Begins the first step of a rollout; asked again, answers how it stands. */
  StepTaken beginStep(StepToBegin step);

  /**
   * Goes on from a step where the outcomes allow it; else answers how it stands. People's words are
   * left out of the answer: they would stay in history.
   */
  StepTaken nextStep(StepMove move);

  /**
   * Holds, resumes or skips the step that runs. The person's role is checked in the same
   * transaction; a step that is over by then stays as it is.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code INVALID} when the person may not
   */
  StepTaken steerStep(SteeringToTake steering);

  /**
   * What was opened.
   *
   * @param authors who may not approve
   * @param revision what is live, 0 for nothing
   * @param plan what holds of it by the project's rules and the request; absent where it has none,
   *     and where it was opened before the registry answered with it
   */
  record Opened(List<PersonId> authors, long revision, Optional<ReleasePlan> plan) {
    public Opened {
      authors = List.copyOf(authors);
      Objects.requireNonNull(plan, "plan is null");
      if (revision < 0) {
        throw new IllegalArgumentException("revision is negative: " + revision);
      }
    }

    /** Live for all at once after two approvals, or as its request says. */
    public Opened(List<PersonId> authors, long revision) {
      this(authors, revision, Optional.empty());
    }
  }

  /** The gate's verdict. */
  record VerdictToRecord(
      PromoteInput input, VerdictId verdictId, Evidence evidence, Verdict verdict) {
    public VerdictToRecord {
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(verdictId, "verdictId is null");
      Objects.requireNonNull(evidence, "evidence is null");
      Objects.requireNonNull(verdict, "verdict is null");
    }
  }

  /** One decision of one promotion. */
  record DecisionToRecord(ProjectId projectId, PromotionId promotionId, Decision decision) {}

  /** The move of a promotion that is approved. */
  record StageMove(PromoteInput input, long expectedRevision) {}

  /** How a rollout stands after a step was asked for. */
  record StepTaken(StepAnswer answer) {
    public StepTaken {
      Objects.requireNonNull(answer, "answer is null");
    }
  }

  /** What one person wants of one rollout. */
  record SteeringToTake(ProjectId projectId, PromotionId promotionId, Steering steering) {
    public SteeringToTake {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(promotionId, "promotionId is null");
      Objects.requireNonNull(steering, "steering is null");
    }
  }

  /** The end of a promotion that moved nothing. */
  record Closing(ProjectId projectId, PromotionId promotionId, PromotionState state) {}
}
