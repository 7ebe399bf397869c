package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.campaigns.CampaignPlan.Rhythm;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunSuiteInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Campaigns as leads write them. */
public final class Plans {
  static final PromptVersionId LIVE = PromptVersionId.of("019a9000-0000-7000-8000-0000000000c0");
  static final PromptVersionId FIRST = PromptVersionId.of("019a9000-0000-7000-8000-0000000000c1");
  static final PromptVersionId SECOND = PromptVersionId.of("019a9000-0000-7000-8000-0000000000c2");

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
    RunSuiteInput run = PayloadSamples.runSuiteInput();
    return new CampaignPlan(
        run.projectId(),
        CampaignId.of("019a9000-0000-7000-8000-0000000000ca"),
        "support",
        PromptId.of("019a9000-0000-7000-8000-000000000062"),
        Stage.PRODUCTION,
        candidates,
        new ModelName("builtin/extractive"),
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
        candidates.isEmpty()
            ? Optional.empty()
            : Optional.of(GateId.of("019a9000-0000-7000-8000-000000000071")),
        promote ? Optional.of(new CampaignPlan.Promotion(Duration.ofDays(7))) : Optional.empty(),
        new CampaignBudget(calls, 0),
        rhythm,
        PayloadSamples.LEAD);
  }
}
