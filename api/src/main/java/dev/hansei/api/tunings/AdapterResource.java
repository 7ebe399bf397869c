package dev.hansei.api.tunings;

import dev.hansei.workflows.tunings.Adapter;
import java.time.Instant;
import java.util.UUID;

/**
 * An adapter, as the API shows it.
 *
 * @param sha256 of its weights: what a prompt version names in its application settings
 */
public record AdapterResource(
    UUID id,
    String name,
    Adapter.Kind kind,
    String base,
    String sha256,
    long sizeBytes,
    Instant createdAt) {
  static AdapterResource from(Adapter adapter) {
    return new AdapterResource(
        adapter.id().value(),
        adapter.name(),
        adapter.kind(),
        adapter.base().value(),
        adapter.weights().sha256().hex(),
        adapter.weights().sizeBytes(),
        adapter.createdAt());
  }
}
