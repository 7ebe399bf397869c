package dev.hansei.workflows.cases;

import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;

/** A text that the application answers from. Same content in a project, same document. */
public record Document(
    DocumentId id, String name, ArtifactRef content, int passageCount, Instant createdAt) {
  /** 5 MiB of text is a long book; larger sources come as several documents. */
  public static final int BYTES_MAX = 5 * 1024 * 1024;

  public Document {
    Objects.requireNonNull(id, "id is null");
    if (name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException("a document's name has 1 to 200 characters");
    }
    Objects.requireNonNull(content, "content is null");
    if (passageCount < 0) {
      throw new IllegalArgumentException("passageCount is negative: " + passageCount);
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
