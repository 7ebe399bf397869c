package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.PlanPolicy;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The project's quorum and plan, laid on each request in the transaction that opens it: people,
 * forms and campaigns ask by the same rules ({@code workflows/docs/0030}).
 */
@Singleton
final class PlanRules {
  private final Rulebook rulebook;

  PlanRules(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /**
   * The request with the plan that holds of it.
   *
   * @throws dev.hansei.infra.registry.RegistryException INVALID {@code too-few-approvals} or {@code
   *     plan-weaker-than-rules}
   */
  PromoteInput planned(PromoteInput input, Optional<StagePointer> live) {
    var place =
        new PlanPolicy.Place(
            rulebook.newest(input.projectId()).map(RulesVersion::rules),
            input.stage(),
            live.isPresent());
    PlanPolicy.objection(place, input.plan())
        .ifPresent(objection -> {
          throw PromotionRules.invalid(objection.code(), objection.message());
        });
    return input.planned(PlanPolicy.of(place, input.plan()));
  }
}
