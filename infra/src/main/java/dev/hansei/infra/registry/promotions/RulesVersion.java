package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.ReleaseRules;
import java.time.Instant;
import java.util.Objects;

/**
 * The release rules of a project as somebody wrote them down.
 *
 * @param number counts from 1; the highest one holds
 */
public record RulesVersion(int number, ReleaseRules rules, PersonId savedBy, Instant savedAt) {
  public RulesVersion {
    if (number < 1) {
      throw new IllegalArgumentException("rules are numbered from 1: " + number);
    }
    Objects.requireNonNull(rules, "rules is null");
    Objects.requireNonNull(savedBy, "savedBy is null");
    Objects.requireNonNull(savedAt, "savedAt is null");
  }
}
