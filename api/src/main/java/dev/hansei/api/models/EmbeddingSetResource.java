package dev.hansei.api.models;

import dev.hansei.workflows.models.EmbeddingSet;
import java.time.Instant;
import java.util.UUID;

/** Vectors of some texts by one model, as the API shows them. */
public record EmbeddingSetResource(
    UUID id, String model, int dimension, int count, String sha256, Instant createdAt) {
  static EmbeddingSetResource from(EmbeddingSet set) {
    return new EmbeddingSetResource(
        set.id().value(),
        set.model().value(),
        set.dimension(),
        set.count(),
        set.vectors().sha256().hex(),
        set.createdAt());
  }
}
