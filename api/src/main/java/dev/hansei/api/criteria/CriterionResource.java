package dev.hansei.api.criteria;

import dev.hansei.workflows.criteria.Criterion;
import java.time.Instant;
import java.util.UUID;

/** A criterion, as the API shows it. */
public record CriterionResource(UUID id, String name, String sentence, Instant createdAt) {
  static CriterionResource from(Criterion criterion) {
    return new CriterionResource(
        criterion.id().value(), criterion.name(), criterion.sentence(), criterion.createdAt());
  }
}
