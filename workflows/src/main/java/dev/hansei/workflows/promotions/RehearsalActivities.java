package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;
import java.util.Optional;

/** What a rehearsal does beside the run itself. All are idempotent. */
@ActivityInterface
public interface RehearsalActivities {
  /**
   * Freezes the inputs of the last day as a dataset version, and says what to run; nothing where
   * there are none, or nothing can be asked. Heartbeats. Queue {@code cpu}.
   */
  FrozenInputs freezeInputs(InputsToFreeze wanted);

  /** Whether the run waits for more to spend, as nobody will give it. Queue {@code loop}. */
  RunLook lookAtRun(RehearsalKey key);

  /**
   * Compares what the run answered with what the live version did. Heartbeats. Queue {@code cpu}.
   */
  RehearsalEnd compareAnswers(RehearsalKey key);

  /** Writes down that it could not be done. Queue {@code loop}. */
  void failRehearsal(RehearsalFailure failure);

  /**
   * What to freeze.
   *
   * @param run the id that the run will have
   */
  record InputsToFreeze(PromoteInput input, Rehearsal wanted, RunId run) {
    public InputsToFreeze {
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(wanted, "wanted is null");
      Objects.requireNonNull(run, "run is null");
    }
  }

  /**
   * What was frozen.
   *
   * @param run what to run; absent where nothing is to be asked
   */
  record FrozenInputs(Optional<RunSuiteInput> run) {
    public FrozenInputs {
      Objects.requireNonNull(run, "run is null");
    }
  }

  /** Whose rehearsal. */
  record RehearsalKey(ProjectId projectId, PromotionId promotionId) {
    public RehearsalKey {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(promotionId, "promotionId is null");
    }
  }

  /** Where its run stands. */
  record RunLook(boolean outOfBudget) {}

  /**
   * How it ended.
   *
   * @param held whether an approval needs words
   */
  record RehearsalEnd(boolean held) {}

  /** Why it could not be done, as a code. */
  record RehearsalFailure(RehearsalKey key, String code) {
    public RehearsalFailure {
      Objects.requireNonNull(key, "key is null");
      Objects.requireNonNull(code, "code is null");
    }
  }
}
