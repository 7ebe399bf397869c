package dev.hansei.workflows;

import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoverCriteriaResult;
import dev.hansei.workflows.calibrations.DiscoveryActivities;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
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
