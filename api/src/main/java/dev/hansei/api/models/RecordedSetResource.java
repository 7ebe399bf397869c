package dev.hansei.api.models;

import dev.hansei.infra.registry.models.RecordedSet;
import java.time.Instant;

/**
 * A recorded set, as the API shows it.
 *
 * @param model what suites name to replay it
 * @param count inputs that it can answer
 */
public record RecordedSetResource(
    String name, String model, int count, String sha256, Instant createdAt) {
  static RecordedSetResource from(RecordedSet set) {
    return new RecordedSetResource(
        set.name(),
        "recorded/" + set.name(),
        set.count(),
        set.artifact().sha256().hex(),
        set.createdAt());
  }
}
