package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.RulesVersion;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.ReleaseRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The release rules of a project, as the API shows them; what it takes has the same fields.
 *
 * @param number 0 where the project has written down nothing and the usual rules hold
 * @param savedBy absent then, as {@code savedAt}
 */
public record ReleaseRulesResource(
    int number,
    NewReleaseRules.Quorum quorum,
    List<UUID> approvers,
    List<NewFreeze> freezes,
    Optional<NewReleasePlan> plan,
    boolean weakerPlans,
    Optional<UUID> savedBy,
    Optional<Instant> savedAt) {
  /** Of what holds. */
  static ReleaseRulesResource from(Optional<RulesVersion> written) {
    return written
        .map(ReleaseRulesResource::from)
        .orElseGet(() -> of(0, ReleaseRules.USUAL, Optional.empty(), Optional.empty()));
  }

  static ReleaseRulesResource from(RulesVersion written) {
    return of(
        written.number(),
        written.rules(),
        Optional.of(written.savedBy().value()),
        Optional.of(written.savedAt()));
  }

  private static ReleaseRulesResource of(
      int number, ReleaseRules rules, Optional<UUID> savedBy, Optional<Instant> savedAt) {
    ReleaseRules.Quorum quorum = rules.quorum();
    return new ReleaseRulesResource(
        number,
        new NewReleaseRules.Quorum(quorum.dev(), quorum.team(), quorum.production()),
        rules.approvers().stream().map(PersonId::value).toList(),
        rules.freezes().stream().map(NewFreeze::from).toList(),
        rules.plan().map(NewReleasePlan::from),
        rules.allowsWeakerPlans(),
        savedBy,
        savedAt);
  }
}
