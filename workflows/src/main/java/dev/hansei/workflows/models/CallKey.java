package dev.hansei.workflows.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hansei.workflows.lineage.Sha256;
import java.util.Objects;

/**
 * The name under which one model call is paid once: SHA-256 over the canonical JSON of project,
 * provider and base URL, and the whole {@link ModelRequest}. JSON: the hash as text.
 */
public record CallKey(@JsonValue Sha256 sha256) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CallKey {
    Objects.requireNonNull(sha256, "sha256 is null");
  }

  @Override
  public String toString() {
    return sha256.hex();
  }
}
