package dev.hansei.api.promotions;

import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.promotions.FailureModeView;
import dev.hansei.infra.registry.promotions.RollbackFailures;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the answers failed at for which promotions went back, with the names of today. */
@Singleton
final class FailureModeReader {
  private final RollbackFailures failures;
  private final Clusters clusters;

  FailureModeReader(RollbackFailures failures, Clusters clusters) {
    this.failures = failures;
    this.clusters = clusters;
  }

  /** Empty where it did not go back, or without a bad answer. */
  Optional<FailureModeResource> of(ProjectId project, Promotion promotion) {
    return promotion.state() == PromotionState.ROLLED_BACK
        ? failures
            .find(project, promotion.id())
            .filter(found -> found.bad() > 0)
            .map(found -> resource(project, found))
        : Optional.empty();
  }

  private FailureModeResource resource(ProjectId project, FailureModeView found) {
    Optional<ClusterId> heir = found.cluster().map(id -> clusters.heir(project, id));
    return new FailureModeResource(
        found.state(),
        found.bad(),
        heir.map(ClusterId::value),
        heir.flatMap(id -> clusters.find(project, id)).map(detail -> detail.view().name()),
        found.traces());
  }
}
