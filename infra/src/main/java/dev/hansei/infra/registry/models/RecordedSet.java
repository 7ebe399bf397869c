package dev.hansei.infra.registry.models;

import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;

/** Outputs recorded elsewhere, replayed by the model {@code recorded/<name>}. */
public record RecordedSet(String name, ArtifactRef artifact, int count, Instant createdAt) {
  /** Fits a model's name with {@code recorded/} before it. */
  public static final int NAME_CHARS_MAX = 120;

  public RecordedSet {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a recorded set's name has 1 to 120 characters");
    }
    Objects.requireNonNull(artifact, "artifact is null");
    if (count < 1) {
      throw new IllegalArgumentException("a recorded set has at least one usable line");
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
