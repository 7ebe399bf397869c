package dev.hansei.workflows;

import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoverCriteriaResult;
import dev.hansei.workflows.calibrations.DiscoveryActivities;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.calibrations.JudgeTestActivities;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.JudgeTestState;
import dev.hansei.workflows.calibrations.Redundancy;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples of discoveries. */
public final class DiscoverySamples {
  private DiscoverySamples() {}

  static void add(Map<String, Object> samples) {
    DiscoverCriteriaInput input = input();
    samples.put("DiscoverCriteriaInput", input);
    samples.put(
        "DiscoverCriteriaInput.offline",
        new DiscoverCriteriaInput(
            input.projectId(), input.discoveryId(), Optional.empty(), input.startedBy()));
    samples.put("DiscoverCriteriaResult", new DiscoverCriteriaResult(120, 9, 8));
    samples.put(
        "GatheredSaid",
        new DiscoveryActivities.GatheredSaid(
            input, new ArtifactRef(Sha256.of("said"), ArtifactRef.JSONL, 16_384), 120));
    samples.put("ProposedGroups", new DiscoveryActivities.ProposedGroups(9, 41));
    samples.put("WordedProposals", new DiscoveryActivities.WordedProposals(9, 8));
    samples.put(
        "DiscoveryEnd",
        new DiscoveryActivities.DiscoveryEnd(
            input.projectId(), input.discoveryId(), DiscoveryState.FAILED, "NOT_FOUND"));
    addTest(samples);
  }

  private static void addTest(Map<String, Object> samples) {
    TestJudgeInput input = test();
    samples.put("TestJudgeInput", input);
    samples.put("TriedPairs", new JudgeTestActivities.TriedPairs(40, 2));
    samples.put(
        "JudgeTestEnd",
        new JudgeTestActivities.JudgeTestEnd(
            input.projectId(), input.testId(), JudgeTestState.FAILED, "INVALID"));
    var fell = new Estimate(0.9, 0.75, 0.97, 0.95, 30);
    var kappa = new Estimate(0.82, 0.71, 0.9, 0.95, 60);
    samples.put(
        "JudgeTestResult",
        new JudgeTestResult(
            new Sensitivity(40, 10, Optional.of(fell)),
            2,
            List.of(
                new JudgeTestResult.Other(
                    CriterionId.of("019a9000-0000-7000-8000-0000000000a3"),
                    new Redundancy(60, Optional.of(kappa))))));
  }

  /** A judge that is there. */
  public static TestJudgeInput test() {
    return new TestJudgeInput(
        PayloadSamples.PROJECT,
        JudgeTestId.of("019a9000-0000-7000-8000-0000000000d2"),
        JudgeId.of("019a9000-0000-7000-8000-0000000000a2"),
        PayloadSamples.PERSON);
  }

  /** Worded by a model. */
  public static DiscoverCriteriaInput input() {
    return new DiscoverCriteriaInput(
        PayloadSamples.PROJECT,
        DiscoveryId.of("019a9000-0000-7000-8000-0000000000d1"),
        Optional.of(new ModelName("openai/gpt-4o-mini")),
        PayloadSamples.PERSON);
  }
}
