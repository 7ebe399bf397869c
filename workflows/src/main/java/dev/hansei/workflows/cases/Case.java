package dev.hansei.workflows.cases;

import dev.hansei.workflows.lineage.Sha256;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One question of a dataset.
 *
 * @param required whether the gate lets nothing pass that fails it
 * @param weight how many production failures it stands for; 1 where it was made from a document
 */
public record Case(
    CaseId id,
    DatasetId datasetId,
    State state,
    CaseContent content,
    Sha256 contentSha256,
    boolean required,
    int weight,
    Optional<CaseCheck> check,
    Instant createdAt) {
  public Case {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(datasetId, "datasetId is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(content, "content is null");
    Objects.requireNonNull(contentSha256, "contentSha256 is null");
    if (weight < 1) {
      throw new IllegalArgumentException("weight counts from 1: " + weight);
    }
    Objects.requireNonNull(check, "check is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }

  /** Where a case stands. Only final cases enter a dataset version. */
  public enum State {
    DRAFT,
    FINAL,
    REJECTED
  }
}
