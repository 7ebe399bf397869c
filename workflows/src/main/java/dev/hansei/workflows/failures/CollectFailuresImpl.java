package dev.hansei.workflows.failures;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.failures.FailureActivities.CollectedPage;
import dev.hansei.workflows.failures.FailureActivities.CollectionEnd;
import dev.hansei.workflows.failures.FailureActivities.Cursor;
import dev.hansei.workflows.failures.FailureActivities.PageToCollect;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.util.Optional;
import org.slf4j.Logger;

/** The story of {@link CollectFailures}: begin, page after page, modes, end. */
public final class CollectFailuresImpl implements CollectFailures {
  /**
   * Bounds history at about 12,000 events, and a collection that traces outrun. What is left over
   * is still pending, so the next collection reads it.
   */
  static final int PAGES_MAX = 2_000;

  private static final Logger log = Workflow.getLogger(CollectFailuresImpl.class);

  private final FailureActivities registry =
      Workflow.newActivityStub(FailureActivities.class, ActivityCalls.registryWrite());

  private final ClusterActivities modes =
      Workflow.newActivityStub(ClusterActivities.class, ActivityCalls.computation());

  private final NamingActivities names =
      Workflow.newActivityStub(NamingActivities.class, ActivityCalls.modelChunk());

  private CollectFailuresResult total = CollectFailuresResult.NONE;

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public CollectFailuresResult collect(CollectFailuresInput asked) {
    CollectFailuresInput input = named(asked);
    Ending ending;
    try {
      ending = collectPages(input);
      if (ending == Ending.COMPLETED) {
        sort(input);
        name(input);
      }
    } catch (ActivityFailure failure) {
      end(input, Ending.FAILED);
      throw Steps.ended(CollectFailures.workflowId(input), failure);
    }
    end(input, ending);
    return total;
  }

  /** The starts of a schedule all get the same input. */
  private static CollectFailuresInput named(CollectFailuresInput asked) {
    return asked.collectionId().equals(CollectionId.SCHEDULED)
        ? asked.under(CollectionId.at(Workflow.currentTimeMillis(), Workflow.randomUUID()))
        : asked;
  }

  /** Each page is one transaction, so a cancellation is heeded between pages and loses nothing. */
  private Ending collectPages(CollectFailuresInput input) {
    Optional<Cursor> next = Optional.of(Steps.shielded(() -> registry.beginCollection(input)));
    for (int page = 0; next.isPresent() && page < PAGES_MAX; page++) {
      if (Steps.isCancelled()) {
        return Ending.CANCELLED;
      }
      var wanted = new PageToCollect(input.projectId(), input.collectionId(), next.get());
      CollectedPage collected = Steps.shielded(() -> registry.collectPage(wanted));
      total = total.plus(collected.found());
      next = collected.next();
    }
    return Ending.COMPLETED;
  }

  /** Collections that were begun before there were modes end without. */
  private void sort(CollectFailuresInput input) {
    int version = Workflow.getVersion("failure-modes", Workflow.DEFAULT_VERSION, 1);
    if (version == Workflow.DEFAULT_VERSION || Steps.isCancelled()) {
      return;
    }
    var sorting = new ClusterActivities.Sorting(input.projectId(), input.collectionId());
    Steps.shielded(() -> modes.countFailures(sorting));
    ClusterActivities.Clustered changed = Steps.shielded(() -> modes.updateClusters(sorting));
    log.info("Collection {} sorted: {}", input.collectionId(), changed);
  }

  /**
   * Collections that were begun before models named modes end without; so does a model's fault. Not
   * shielded as what ends it is: who cancels does not wait for a model.
   */
  private void name(CollectFailuresInput input) {
    int version = Workflow.getVersion("mode-names", Workflow.DEFAULT_VERSION, 1);
    // A campaign spends what its budget has, and names are no part of it.
    boolean isCampaigns = Workflow.getInfo().getParentWorkflowId().isPresent();
    if (version == Workflow.DEFAULT_VERSION || isCampaigns || Steps.isCancelled()) {
      return;
    }
    var sorting = new ClusterActivities.Sorting(input.projectId(), input.collectionId());
    try {
      NamingActivities.Named named = names.nameModes(sorting);
      log.info("Collection {} named modes: {}", input.collectionId(), named);
    } catch (ActivityFailure | CanceledFailure failure) {
      // The modes are there and their words name them; the next collection tries again.
      log.warn("Collection {} names no modes", input.collectionId(), failure);
    }
  }

  private void end(CollectFailuresInput input, Ending ending) {
    var closing = new CollectionEnd(input.projectId(), input.collectionId(), total, ending);
    Steps.shielded(() -> registry.endCollection(closing));
    log.info("Collection {} {}: {}", input.collectionId(), ending, total);
  }
}
