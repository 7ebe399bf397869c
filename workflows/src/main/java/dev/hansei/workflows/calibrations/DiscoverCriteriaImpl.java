package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.calibrations.DiscoveryActivities.DiscoveryEnd;
import dev.hansei.workflows.calibrations.DiscoveryActivities.GatheredSaid;
import dev.hansei.workflows.calibrations.DiscoveryActivities.ProposedGroups;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import org.slf4j.Logger;

/** The story of {@link DiscoverCriteria}: open, gather, group, word where asked, end. */
public final class DiscoverCriteriaImpl implements DiscoverCriteria {
  private static final Logger log = Workflow.getLogger(DiscoverCriteriaImpl.class);

  private final DiscoveryActivities registry =
      Workflow.newActivityStub(DiscoveryActivities.class, ActivityCalls.registryWrite());
  private final DiscoveryActivities cpu =
      Workflow.newActivityStub(DiscoveryActivities.class, ActivityCalls.computation());
  private final DiscoveryActivities models =
      Workflow.newActivityStub(DiscoveryActivities.class, ActivityCalls.modelChunk());

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public DiscoverCriteriaResult run(DiscoverCriteriaInput input) {
    try {
      Steps.shielded(() -> registry.openDiscovery(input));
      GatheredSaid said = cpu.gatherSaid(input);
      ProposedGroups groups = cpu.proposeGroups(said);
      int worded = word(input, groups);
      end(input, DiscoveryState.READY, "");
      return new DiscoverCriteriaResult(said.observations(), groups.proposals(), worded);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        end(input, DiscoveryState.CANCELLED, "");
        throw failure;
      }
      end(input, DiscoveryState.FAILED, Steps.codeOf(failure).name());
      throw Steps.ended(DiscoverCriteria.workflowId(input), failure);
    } catch (CanceledFailure failure) {
      end(input, DiscoveryState.CANCELLED, "");
      throw failure;
    }
  }

  /** A model's fault costs its words, not the proposals; a cancellation ends all. */
  private int word(DiscoverCriteriaInput input, ProposedGroups groups) {
    if (input.model().isEmpty() || groups.proposals() == 0) {
      return 0;
    }
    try {
      return models.wordProposals(input).worded();
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      log.warn("Discovery {} keeps the words of its groups", input.discoveryId(), failure);
      return 0;
    }
  }

  private void end(DiscoverCriteriaInput input, DiscoveryState state, String code) {
    var end = new DiscoveryEnd(input.projectId(), input.discoveryId(), state, code);
    Steps.shielded(() -> registry.endDiscovery(end));
    log.info("Discovery {} {} {}", input.discoveryId(), state, code);
  }
}
