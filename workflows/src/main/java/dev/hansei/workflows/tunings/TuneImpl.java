package dev.hansei.workflows.tunings;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.tunings.TuningActivities.PlannedTuning;
import dev.hansei.workflows.tunings.TuningActivities.TrainedTuning;
import dev.hansei.workflows.tunings.TuningActivities.TuningEnd;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import org.slf4j.Logger;

/**
 * The story of {@link Tune}: open, freeze the pairs, learn, register.
 *
 * <p>Until it has learnt, it can be cancelled, and then nothing was made. What it has learnt is
 * always registered.
 */
public final class TuneImpl implements Tune {
  private static final Logger log = Workflow.getLogger(TuneImpl.class);

  private final TuningActivities registry =
      Workflow.newActivityStub(TuningActivities.class, ActivityCalls.registryWrite());
  private final TuningActivities trainer =
      Workflow.newActivityStub(TuningActivities.class, ActivityCalls.training());

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public TuneResult run(TuneInput input) {
    try {
      Steps.shielded(() -> registry.openTuning(input));
      var planned = new PlannedTuning(input, trainer.planTuning(input));
      return complete(new TrainedTuning(planned, trainer.train(planned)));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        end(input, TuningState.CANCELLED, "", "");
        throw failure;
      }
      end(input, TuningState.FAILED, Steps.codeOf(failure).name(), reasonOf(failure));
      throw Steps.ended(Tune.workflowId(input), failure);
    } catch (CanceledFailure failure) {
      end(input, TuningState.CANCELLED, "", "");
      throw failure;
    }
  }

  private TuneResult complete(TrainedTuning trained) {
    TuneResult result = Steps.shielded(() -> registry.completeTuning(trained));
    log.info("Tuning {}: {}", result.tuningId(), result.state());
    return result;
  }

  private void end(TuneInput input, TuningState state, String code, String reason) {
    var end = new TuningEnd(input.projectId(), input.tuningId(), state, code, reason);
    Steps.shielded(() -> registry.endTuning(end));
    log.warn("Tuning {} {} {} {}", input.tuningId(), state, code, reason);
  }

  /** What an activity says of itself beside the code is a code, too. */
  private static String reasonOf(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure application
        ? application.getOriginalMessage()
        : "";
  }
}
