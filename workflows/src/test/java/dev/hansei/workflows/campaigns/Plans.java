package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.campaigns.CampaignPlan.Rhythm;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunSuiteInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Campaigns as leads write them. */
public final class Plans {
  static final PromptVersionId LIVE = PromptVersionId.of("019a9000-0000-7000-8000-0000000000c0");
  static final PromptVersionId FIRST = PromptVersionId.of("019a9000-0000-7000-8000-0000000000c1");
  static final PromptVersionId SECOND = PromptVersionId.of("019a9000-0000-7000-8000-0000000000c2");

  static final CriterionId CRITERION = CriterionId.of("019a9000-0000-7000-8000-0000000000e1");
  static final CampaignPlan.Labels LABELS =
      new CampaignPlan.Labels(CRITERION, 2, 120, Duration.ofDays(3), Fallback.CLOSE);
  static final CampaignPlan.Certificate MEASURE =
      new CampaignPlan.Certificate(
          new CalibrateInput.Subject.Existing(JudgeId.of("019a9000-0000-7000-8000-0000000000e2")),
          Split.GATE,
          true);
  static final CampaignPlan.Tuning TUNE =
      new CampaignPlan.Tuning(DatasetId.of("019a9000-0000-7000-8000-0000000000e3"));

  private Plans() {}

  /** Two candidates, everything asked for, two cycles a day apart. */
  public static CampaignPlan full() {
    return plan(List.of(FIRST, SECOND), true, 1_000, new Rhythm(2, Duration.ofDays(1)));
  }

  /** One candidate, once, with a promotion. */
  static CampaignPlan once(long calls) {
    return plan(List.of(FIRST), true, calls, Rhythm.ONCE);
  }

  /** One candidate, once, nobody asked. */
  static CampaignPlan unpromoted() {
    return plan(List.of(FIRST), false, 1_000, Rhythm.ONCE);
  }

  /** Only what is live. */
  static CampaignPlan withoutCandidate() {
    return plan(List.of(), false, 1_000, Rhythm.ONCE);
  }

  static CampaignPlan plan(
      List<PromptVersionId> candidates, boolean promote, long calls, Rhythm rhythm) {
    return plan(candidates, promote, new CampaignBudget(calls, 0), rhythm, Learning.NONE);
  }

  /** One candidate, once, with what is asked for besides. */
  static CampaignPlan learning(boolean promote, Learning learning) {
    return plan(List.of(FIRST), promote, new CampaignBudget(1_000, 0), Rhythm.ONCE, learning);
  }

  /** All that there is, asked of an application outside. */
  public static CampaignPlan outside() {
    CampaignPlan plan =
        learning(true, new Learning(Optional.of(LABELS), Optional.of(MEASURE), Optional.of(TUNE)));
    return new CampaignPlan(
        plan.projectId(),
        plan.campaignId(),
        plan.name(),
        plan.promptId(),
        plan.stage(),
        plan.candidates(),
        new Answerer.ByApplication(
            "http://127.0.0.1:8080/ask", "{\"v\":\"{{promptVersion}}\"}", "/answer"),
        false,
        Optional.empty(),
        plan.examination(),
        plan.labels(),
        Optional.of(
            new CampaignPlan.Certificate(
                new CalibrateInput.Subject.Learn(CRITERION), Split.GATE, false)),
        plan.gate(),
        plan.tuning(),
        plan.promotion(),
        plan.budget(),
        plan.rhythm(),
        plan.startedBy());
  }

  /** The steps that most campaigns of these tests do not have. */
  record Learning(
      Optional<CampaignPlan.Labels> labels,
      Optional<CampaignPlan.Certificate> certificate,
      Optional<CampaignPlan.Tuning> tuning) {
    static final Learning NONE = new Learning(Optional.empty(), Optional.empty(), Optional.empty());

    static Learning byLabels(Fallback fallback) {
      return new Learning(
          Optional.of(new CampaignPlan.Labels(CRITERION, 1, 120, Duration.ofDays(3), fallback)),
          Optional.of(MEASURE),
          Optional.empty());
    }

    static Learning byTuning() {
      return new Learning(Optional.empty(), Optional.empty(), Optional.of(TUNE));
    }
  }

  static CampaignPlan plan(
      List<PromptVersionId> candidates,
      boolean promote,
      CampaignBudget budget,
      Rhythm rhythm,
      Learning learning) {
    boolean mayPass = !candidates.isEmpty() || learning.tuning().isPresent();
    RunSuiteInput run = PayloadSamples.runSuiteInput();
    return new CampaignPlan(
        run.projectId(),
        CampaignId.of("019a9000-0000-7000-8000-0000000000ca"),
        "support",
        PromptId.of("019a9000-0000-7000-8000-000000000062"),
        Stage.PRODUCTION,
        candidates,
        new Answerer.ByModel(new ModelName("builtin/extractive")),
        true,
        Optional.of(
            new CampaignPlan.Cases(
                List.of(DocumentId.of("019a9000-0000-7000-8000-000000000043")),
                10,
                true,
                new ModelName("builtin/extractive"),
                true)),
        new CampaignPlan.Examination(
            run.suiteId(), PayloadSamples.generateCasesInput().datasetId(), 2, 1),
        learning.labels(),
        learning.certificate(),
        mayPass ? Optional.of(GateId.of("019a9000-0000-7000-8000-000000000071")) : Optional.empty(),
        learning.tuning(),
        promote ? Optional.of(new CampaignPlan.Promotion(Duration.ofDays(7))) : Optional.empty(),
        budget,
        rhythm,
        PayloadSamples.LEAD);
  }

  /** A release plan of one step, by so many people. */
  static ReleasePlan canary(int approvals) {
    var thumbs =
        new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    return new ReleasePlan(
        approvals,
        List.of(new CanaryStep(100, 400, 4)),
        List.of(thumbs),
        ReleasePlan.ALPHA_HARM,
        0,
        Duration.ofDays(7));
  }
}
