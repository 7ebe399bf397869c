package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;

/** What {@link DiscoverCriteria} does. All are idempotent. */
@ActivityInterface
public interface DiscoveryActivities {
  /** Writes the row that people see while it runs. Queue {@code loop}. */
  void openDiscovery(DiscoverCriteriaInput input);

  /**
   * Freezes what was said until now: which notes and failures, and the hash of each text. Queue
   * {@code cpu}: it reads much. Heartbeats.
   */
  GatheredSaid gatherSaid(DiscoverCriteriaInput input);

  /**
   * Embeds and groups what was gathered, and writes a proposal for each group, worded by its
   * keywords. What was erased or changed since is left out. Queue {@code cpu}. Heartbeats.
   */
  ProposedGroups proposeGroups(GatheredSaid said);

  /**
   * Has the model of the input word the proposals, each reply checked; one of which it says nothing
   * of use a few times keeps its keywords. Calls come from the journal the second time. Queue
   * {@code models}. Heartbeats.
   */
  WordedProposals wordProposals(DiscoverCriteriaInput input);

  /** Says that it has ended, and how. Queue {@code loop}. */
  void endDiscovery(DiscoveryEnd end);

  /**
   * What a discovery is made from.
   *
   * @param set which sources, with the hashes of their texts
   */
  record GatheredSaid(DiscoverCriteriaInput input, ArtifactRef set, int observations) {
    public GatheredSaid {
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(set, "set is null");
      if (observations < 0) {
        throw new IllegalArgumentException("a count is 0 or more");
      }
    }
  }

  /**
   * What was grouped.
   *
   * @param alone observations that are in none
   */
  record ProposedGroups(int proposals, int alone) {
    public ProposedGroups {
      if (proposals < 0 || alone < 0) {
        throw new IllegalArgumentException("counts are 0 or more");
      }
    }
  }

  /** How many proposals the model was asked about, and how many have its words. */
  record WordedProposals(int asked, int worded) {
    public WordedProposals {
      if (worded < 0 || worded > asked) {
        throw new IllegalArgumentException("of those asked about, some are worded");
      }
    }
  }

  /**
   * How it ended.
   *
   * @param code why it failed; empty otherwise
   */
  record DiscoveryEnd(
      ProjectId projectId, DiscoveryId discoveryId, DiscoveryState state, String code) {
    public DiscoveryEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(discoveryId, "discoveryId is null");
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(code, "code is null");
    }
  }
}
