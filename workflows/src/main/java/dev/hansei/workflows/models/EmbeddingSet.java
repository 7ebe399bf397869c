package dev.hansei.workflows.models;

import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;

/**
 * Vectors of some texts by one model, as an artifact: {@code count} rows of {@code dimension}
 * little-endian 32-bit floats. Immutable.
 */
public record EmbeddingSet(
    EmbeddingSetId id,
    ModelName model,
    int dimension,
    int count,
    ArtifactRef vectors,
    Instant createdAt) {
  public EmbeddingSet {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(model, "model is null");
    if (dimension < 1 || count < 0) {
      throw new IllegalArgumentException("an embedding set has a dimension and a count");
    }
    if (vectors.sizeBytes() != (long) dimension * count * Float.BYTES) {
      throw new IllegalArgumentException(
          "%d vectors of %d floats are not %d bytes"
              .formatted(count, dimension, vectors.sizeBytes()));
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
