package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.campaigns.CampaignProgress.Opened;
import dev.hansei.workflows.campaigns.StepResult.Published;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@link RunCampaign} does to the registry itself: one transaction each, all idempotent. Queue
 * {@code loop}.
 */
@ActivityInterface
public interface CampaignActivities {
  /** Writes the campaign with its lineage. */
  void openCampaign(CampaignPlan plan);

  /** Writes the cycle; answers with what is live, the same again on a repeat. */
  Opened openCycle(CycleToOpen cycle);

  /**
   * Begins a step and holds its calls back from the budget, or says that there are not enough; then
   * the campaign is out of budget. A step that has begun keeps what it reserved first.
   */
  Reservation reserveStep(StepToReserve step);

  /** Makes a dataset version of the cases that are final now. */
  Published publishCases(DatasetToPublish dataset);

  /**
   * How people are to decide on the criterion: the rubric of its newest judge, kept in the object
   * store; absent where it has none.
   */
  RubricFound findRubric(RubricToFind criterion);

  /** Writes what the gate said of a candidate. */
  void recordCampaignVerdict(VerdictToKeep verdict);

  /**
   * Ends a step: gives back what it had reserved and books what the journal says it paid. A step
   * that has ended, or never began, stays as it is.
   */
  CampaignSpending settleStep(StepToSettle step);

  /** Writes that somebody paused, resumed or topped up; the same order again changes nothing. */
  Recorded recordCampaignOrder(OrderToRecord order);

  /** Writes what came of a cycle. */
  void closeCycle(CycleToClose cycle);

  /** Ends the campaign; one that has ended stays as it is. */
  void closeCampaign(CampaignClosing closing);

  /** One campaign. */
  record CampaignRef(ProjectId projectId, CampaignId campaignId) {
    public CampaignRef {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(campaignId, "campaignId is null");
    }

    static CampaignRef of(CampaignPlan plan) {
      return new CampaignRef(plan.projectId(), plan.campaignId());
    }
  }

  /** One step of one cycle. */
  record StepRef(CampaignRef campaign, int cycle, CampaignStep step) {
    public StepRef {
      Objects.requireNonNull(campaign, "campaign is null");
      Objects.requireNonNull(step, "step is null");
    }
  }

  /** Which cycle of which plan. */
  record CycleToOpen(CampaignPlan plan, int cycle) {}

  /**
   * What a step may cost.
   *
   * @param subject the id of what it makes: a collection, generation, run or promotion
   * @param calls at most so many model calls; 0 for a step that calls none
   */
  record StepToReserve(StepRef step, Optional<UUID> subject, long calls) {
    public StepToReserve {
      Objects.requireNonNull(step, "step is null");
      Objects.requireNonNull(subject, "subject is null");
      if (calls < 0) {
        throw new IllegalArgumentException("calls is negative: " + calls);
      }
    }
  }

  /** Whether the step may begin. */
  record Reservation(boolean granted, CampaignSpending spending) {
    public Reservation {
      Objects.requireNonNull(spending, "spending is null");
    }
  }

  /** Which dataset, and for which campaign. */
  record DatasetToPublish(CampaignRef campaign, DatasetId datasetId) {}

  /** The criterion that people are asked about. */
  record RubricToFind(CampaignRef campaign, CriterionId criterionId) {}

  /** A rubric's words. */
  record RubricFound(Optional<ArtifactRef> text) {
    public RubricFound {
      Objects.requireNonNull(text, "text is null");
    }
  }

  /** What a gate said. */
  record VerdictToKeep(
      CampaignRef campaign,
      VerdictId verdictId,
      GateId gateId,
      Evidence evidence,
      Verdict verdict) {}

  /**
   * How a step ended.
   *
   * @param payer the workflow whose calls the journal is asked for; absent where it makes none
   * @param result absent where the step was cancelled or failed
   */
  record StepToSettle(
      StepRef step, StepEnding ending, Optional<String> payer, Optional<StepResult> result) {
    public StepToSettle {
      Objects.requireNonNull(step, "step is null");
      Objects.requireNonNull(ending, "ending is null");
      Objects.requireNonNull(payer, "payer is null");
      Objects.requireNonNull(result, "result is null");
    }
  }

  /** What somebody told the campaign; {@code calls} and {@code usdMicros} are a top-up's. */
  record OrderToRecord(
      CampaignRef campaign, OrderKind kind, CampaignOrder order, long calls, long usdMicros) {}

  /**
   * What came of an order.
   *
   * @param isNew false where the same order was taken before, or the campaign has ended
   * @param paused whether it is paused now, whichever order said so last: an attempt that died
   *     after its transaction is repeated, so what is new says nothing of what was obeyed
   */
  record Recorded(boolean isNew, CampaignSpending spending, boolean paused) {
    public Recorded {
      Objects.requireNonNull(spending, "spending is null");
    }
  }

  /** The kinds of orders. */
  enum OrderKind {
    PAUSE,
    RESUME,
    TOP_UP
  }

  /** How a step can end. */
  enum StepEnding {
    DONE,
    CANCELLED,
    FAILED
  }

  /** What came of a cycle; {@code nextIn} is absent after the last one. */
  record CycleToClose(
      CampaignRef campaign, int cycle, CampaignOutcome outcome, Optional<Duration> nextIn) {}

  /**
   * The end of a campaign.
   *
   * @param failedStep the key of the step that could not be done; empty unless it failed
   * @param code why not; empty unless it failed
   */
  record CampaignClosing(
      CampaignRef campaign, CampaignState state, String failedStep, String code) {}
}
