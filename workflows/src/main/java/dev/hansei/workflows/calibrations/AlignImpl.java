package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentEnd;
import dev.hansei.workflows.calibrations.AlignmentActivities.ComparedAlignment;
import dev.hansei.workflows.calibrations.AlignmentActivities.PlannedAlignment;
import dev.hansei.workflows.calibrations.AlignmentActivities.ProposedAlignment;
import dev.hansei.workflows.lineage.ArtifactRef;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * The story of {@link Align}: open, freeze the labels, try rubrics and examples, compare on
 * held-out labels where one did better, and make the version where it is not worse.
 *
 * <p>Trying and comparing can be cancelled, and then nothing was made.
 */
public final class AlignImpl implements Align {
  private static final Logger log = Workflow.getLogger(AlignImpl.class);

  private final AlignmentActivities registry =
      Workflow.newActivityStub(AlignmentActivities.class, ActivityCalls.registryWrite());
  private final AlignmentActivities models =
      Workflow.newActivityStub(AlignmentActivities.class, ActivityCalls.modelChunk());
  private final AlignmentActivities cpu =
      Workflow.newActivityStub(AlignmentActivities.class, ActivityCalls.computation());

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public AlignResult run(AlignInput input) {
    try {
      Steps.shielded(() -> registry.openAlignment(input));
      var planned = new PlannedAlignment(input, cpu.planAlignment(input));
      var proposed = new ProposedAlignment(planned, models.tryRubrics(planned));
      Optional<ArtifactRef> verdicts =
          proposed.tried().foundBetter()
              ? Optional.of(models.compareJudges(proposed))
              : Optional.empty();
      return complete(new ComparedAlignment(proposed, verdicts));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        end(input, AlignmentState.CANCELLED, "", "");
        throw failure;
      }
      end(input, AlignmentState.FAILED, Steps.codeOf(failure).name(), reasonOf(failure));
      throw Steps.ended(Align.workflowId(input), failure);
    } catch (CanceledFailure failure) {
      end(input, AlignmentState.CANCELLED, "", "");
      throw failure;
    }
  }

  private AlignResult complete(ComparedAlignment compared) {
    AlignResult result = Steps.shielded(() -> cpu.completeAlignment(compared));
    log.info("Alignment {}: {}", result.alignmentId(), result.state());
    return result;
  }

  private void end(AlignInput input, AlignmentState state, String code, String reason) {
    var end = new AlignmentEnd(input.projectId(), input.alignmentId(), state, code, reason);
    Steps.shielded(() -> registry.endAlignment(end));
    log.warn("Alignment {} {} {} {}", input.alignmentId(), state, code, reason);
  }

  /** What an activity says of itself beside the code is a code, too. */
  private static String reasonOf(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure application
        ? application.getOriginalMessage()
        : "";
  }
}
