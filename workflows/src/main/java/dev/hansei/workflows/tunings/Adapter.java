package dev.hansei.workflows.tunings;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.ModelName;
import java.time.Instant;
import java.util.Objects;

/**
 * What a tuning made: weights that change a base model, as an artifact. Immutable; a prompt version
 * names it by hash in its application settings.
 */
public record Adapter(
    AdapterId id, String name, Kind kind, ModelName base, ArtifactRef weights, Instant createdAt) {
  public Adapter {
    Objects.requireNonNull(id, "id is null");
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("an adapter's name has 1 to 80 characters");
    }
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(base, "base is null");
    Objects.requireNonNull(weights, "weights is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }

  /** What the weights are. */
  public enum Kind {
    /** A square matrix that maps embeddings before they are compared. */
    EMBEDDING_MAP,
    /** Low-rank weights of a language model, in its trainer's own format. */
    LORA
  }
}
