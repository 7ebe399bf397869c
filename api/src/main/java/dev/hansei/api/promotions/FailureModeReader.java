package dev.hansei.api.promotions;

import dev.hansei.infra.registry.failures.ClusterHeirs;
import dev.hansei.infra.registry.failures.ClusterHeirs.Heir;
import dev.hansei.infra.registry.promotions.FailureModeView;
import dev.hansei.infra.registry.promotions.RollbackFailures;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the answers failed at for which promotions went back, with the names of today. */
@Singleton
final class FailureModeReader {
  private final RollbackFailures failures;
  private final ClusterHeirs heirs;

  FailureModeReader(RollbackFailures failures, ClusterHeirs heirs) {
    this.failures = failures;
    this.heirs = heirs;
  }

  /** Empty where it did not go back, or without a bad answer. */
  Optional<FailureModeResource> of(ProjectId project, Promotion promotion) {
    return Optional.ofNullable(of(project, List.of(promotion)).get(promotion.id()));
  }

  /** Of a page of them, in a few statements; those that have none are left out. */
  Map<PromotionId, FailureModeResource> of(ProjectId project, List<Promotion> promotions) {
    Map<PromotionId, FailureModeView> found =
        failures.of(
            project,
            promotions.stream()
                .filter(it -> it.state() == PromotionState.ROLLED_BACK)
                .map(Promotion::id)
                .toList());
    Map<ClusterId, Heir> modes =
        heirs.of(project, found.values().stream().flatMap(it -> it.cluster().stream()).toList());
    Map<PromotionId, FailureModeResource> told = new HashMap<>();
    found.forEach((id, view) -> {
      if (view.bad() > 0) {
        told.put(id, resource(view, view.cluster().map(modes::get)));
      }
    });
    return told;
  }

  private static FailureModeResource resource(FailureModeView found, Optional<Heir> mode) {
    return new FailureModeResource(
        found.state(),
        found.bad(),
        mode.map(heir -> heir.id().value()),
        mode.map(Heir::name).filter(name -> !name.isEmpty()),
        found.traces());
  }
}
