package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.DatasetToPublish;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.tunings.Tune;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningId;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.Optional;
import java.util.UUID;

/** How a further candidate is learnt. It embeds in the worker and calls no model. */
final class LearnStep {
  private final CampaignPlan plan;
  private final CampaignActivities registry =
      Workflow.newActivityStub(CampaignActivities.class, ActivityCalls.registryWrite());

  LearnStep(CampaignPlan plan) {
    this.plan = plan;
  }

  /** Too few pairs to learn from are no reason to fail: nothing was learnt, and that is said. */
  StepResult learn(PromptVersionId base, UUID id) {
    TuningId tuning = new TuningId(id);
    try {
      var input =
          new TuneInput(plan.projectId(), tuning, plan.name(), pairs(), base, plan.startedBy());
      Tune child = CampaignChild.of(Tune.class, Tune.workflowId(input));
      return new StepResult.Learnt(tuning, base, child.run(input).candidate(), "");
    } catch (ActivityFailure failure) {
      return nothing(tuning, base, Steps.codeOf(failure), failure);
    } catch (ChildWorkflowFailure failure) {
      return nothing(tuning, base, Steps.codeOf(failure), failure);
    }
  }

  private DatasetVersionId pairs() {
    var dataset =
        new DatasetToPublish(CampaignRef.of(plan), plan.tuning().orElseThrow().datasetId());
    return Steps.shielded(() -> registry.publishCases(dataset)).version();
  }

  private static StepResult nothing(
      TuningId tuning, PromptVersionId base, FailureCode code, TemporalFailure failure) {
    if (code != FailureCode.INVALID) {
      throw failure;
    }
    return new StepResult.Learnt(tuning, base, Optional.empty(), code.name());
  }
}
