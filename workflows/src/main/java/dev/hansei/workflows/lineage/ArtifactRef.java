package dev.hansei.workflows.lineage;

import java.util.Objects;

/**
 * The ticket for something in the object store: its content hash, media type and size in bytes.
 * Large things travel through workflows as this and never as themselves.
 */
public record ArtifactRef(Sha256 sha256, String mediaType, long sizeBytes) {
  /** Lines of JSON. */
  public static final String JSONL = "application/jsonl";

  /** One JSON value. */
  public static final String JSON = "application/json";

  /** Little-endian 32-bit floats, row after row. */
  public static final String VECTORS = "application/x-hansei-f32";

  public ArtifactRef {
    Objects.requireNonNull(sha256, "sha256 is null");
    if (mediaType.isBlank() || mediaType.length() > 100) {
      throw new IllegalArgumentException("a media type has 1 to 100 characters");
    }
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes is negative: " + sizeBytes);
    }
  }
}
