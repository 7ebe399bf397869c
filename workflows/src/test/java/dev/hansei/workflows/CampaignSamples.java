package dev.hansei.workflows;

import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.campaigns.CampaignActivities;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.StepRef;
import dev.hansei.workflows.campaigns.CampaignOrder;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignProgress;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.CampaignStatus;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.campaigns.CampaignWait;
import dev.hansei.workflows.campaigns.Plans;
import dev.hansei.workflows.campaigns.RunCampaignInput;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.campaigns.TopUp;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.tunings.TuningId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The samples of campaigns. */
final class CampaignSamples {
  private static final UUID ID = UUID.fromString("019a9000-0000-7000-8000-0000000000d1");
  private static final PromptVersionId VERSION = new PromptVersionId(ID);
  private static final CampaignPlan PLAN = Plans.full();
  private static final CampaignRef SELF = new CampaignRef(PLAN.projectId(), PLAN.campaignId());
  private static final CampaignOrder ORDER = new CampaignOrder("o-1", PayloadSamples.LEAD);
  private static final CampaignSpending SPENDING =
      new CampaignSpending(1_000, 160, 320, 12, 5_000_000, 40_000);

  private static final List<StepResult> RESULTS =
      List.of(
          new StepResult.Collected(new CollectionId(ID), new CollectFailuresResult(200, 31, 12)),
          new StepResult.Generated(new GenerationId(ID), new GenerateCasesResult(40, 33, 7)),
          new StepResult.Published(new DatasetVersionId(ID), 33),
          new StepResult.Ran(
              0,
              new RunId(ID),
              new RunSuiteResult(RunState.COMPLETED, 66, new OutcomeCounts(60, 4, 2, 0))),
          new StepResult.Judged(1, new VerdictId(ID), StepResult.Says.INCONCLUSIVE, 80, 0.03),
          new StepResult.Labelled(
              new QueueId(ID), new AnnotateResult(QueueState.CLOSED, 120, 114, 4, 2)),
          new StepResult.Measured(new CalibrationId(ID), Optional.of(Band.GATE), ""),
          new StepResult.Learnt(new TuningId(ID), VERSION, Optional.of(VERSION), ""),
          new StepResult.Decided(2, new PromotionId(ID), PromotionState.PROMOTED));

  private CampaignSamples() {}

  static void addTo(Map<String, Object> samples) {
    samples.put("RunCampaignInput", new RunCampaignInput(PLAN, CampaignProgress.start()));
    samples.put(
        "RunCampaignInput.outside",
        new RunCampaignInput(Plans.outside(), CampaignProgress.start()));
    samples.put(
        "RunCampaignInput.third",
        new RunCampaignInput(
            PLAN,
            new CampaignProgress(
                3, true, Optional.of(new CampaignProgress.Opened(Optional.of(VERSION))), RESULTS)));
    samples.put(
        "CampaignStatus",
        new CampaignStatus(
            CampaignState.OUT_OF_BUDGET,
            2,
            Optional.of("candidate-1"),
            CampaignWait.TOP_UP,
            RESULTS,
            SPENDING,
            Optional.of(CampaignOutcome.HELD)));
    samples.put("CampaignOrder", ORDER);
    samples.put("TopUp", new TopUp(ORDER, 500, 2_000_000));
    samples.put("CampaignPlan", PLAN);
    samples.put("CycleOpened", new CampaignProgress.Opened(Optional.of(VERSION)));
    samples.put("CycleToOpen", new CampaignActivities.CycleToOpen(PLAN, 2));
    addSteps(samples);
    addWork(samples);
    addOrdersAndEnds(samples);
  }

  private static void addOrdersAndEnds(Map<String, Object> samples) {
    samples.put("CampaignSpending", SPENDING);
    samples.put(
        "CampaignSpending.reserved",
        new CampaignSpending(1_000, 160, 320, 12, 5_000_000, 40_000, 250_000L));
    samples.put(
        "OrderToRecord",
        new CampaignActivities.OrderToRecord(
            SELF, CampaignActivities.OrderKind.TOP_UP, ORDER, 500, 0));
    samples.put("Recorded", new CampaignActivities.Recorded(true, SPENDING, false));
    samples.put(
        "CycleToClose",
        new CampaignActivities.CycleToClose(
            SELF, 2, CampaignOutcome.NO_CANDIDATE, Optional.of(Duration.ofDays(1))));
    samples.put(
        "CampaignClosing",
        new CampaignActivities.CampaignClosing(
            SELF, CampaignState.FAILED, "baseline", "NOT_FOUND"));
  }

  private static void addSteps(Map<String, Object> samples) {
    for (CampaignStep step :
        List.of(
            new CampaignStep.Collect(),
            new CampaignStep.Generate(),
            new CampaignStep.Publish(),
            new CampaignStep.Baseline(VERSION),
            new CampaignStep.Candidate(1, VERSION),
            new CampaignStep.AskForLabels(),
            new CampaignStep.MeasureJudge(),
            new CampaignStep.AskGate(1),
            new CampaignStep.Learn(VERSION),
            new CampaignStep.AskPeople(1, VERSION))) {
      samples.put(
          "StepToReserve." + step.key(),
          new CampaignActivities.StepToReserve(new StepRef(SELF, 2, step), Optional.of(ID), 160));
    }
    samples.put("Reservation", new CampaignActivities.Reservation(false, SPENDING));
    samples.put(
        "StepToSettle",
        new CampaignActivities.StepToSettle(
            new StepRef(SELF, 2, new CampaignStep.Generate()),
            CampaignActivities.StepEnding.DONE,
            Optional.of("cases/1/2"),
            Optional.of(RESULTS.get(1))));
  }

  private static void addWork(Map<String, Object> samples) {
    samples.put(
        "DatasetToPublish",
        new CampaignActivities.DatasetToPublish(SELF, PLAN.examination().datasetId()));
    samples.put(
        "RubricToFind",
        new CampaignActivities.RubricToFind(
            SELF, Plans.outside().labels().orElseThrow().criterionId()));
    samples.put(
        "RubricFound",
        new CampaignActivities.RubricFound(
            Optional.of(new ArtifactRef(Sha256.of("rubric"), "text/plain", 6))));
    samples.put("Published", new StepResult.Published(new DatasetVersionId(ID), 33));
    samples.put(
        "VerdictToKeep",
        new CampaignActivities.VerdictToKeep(
            SELF,
            new VerdictId(ID),
            PLAN.gate().orElseThrow(),
            PayloadSamples.evidence(),
            new Verdict.Pass(List.of())));
  }
}
