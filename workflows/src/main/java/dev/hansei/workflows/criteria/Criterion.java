package dev.hansei.workflows.criteria;

import java.time.Instant;
import java.util.Objects;

/** What good means, in one sentence of 1 to 500 characters; judges apply it by rubric. */
public record Criterion(CriterionId id, String name, String sentence, Instant createdAt) {
  public Criterion {
    Objects.requireNonNull(id, "id is null");
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("a criterion's name has 1 to 80 characters");
    }
    if (sentence.isBlank() || sentence.length() > 500) {
      throw new IllegalArgumentException("a criterion is one sentence of 1 to 500 characters");
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
