package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.TraceSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * How long a project keeps its traces, and how much may come in; what is absent is the
 * installation's default.
 *
 * @param retentionDays 1 to 3,650
 * @param requestsPerSecond 1 to 100,000; at the doors of one process; 500 by default
 * @param bytesPerSecond 1,048,576 to 4,294,967,296; the same, of bodies as they come; 33,554,432 by
 *     default
 */
@Schema(name = "TraceSettings")
public record TraceSettingsResource(
    Optional<Integer> retentionDays,
    Optional<Integer> requestsPerSecond,
    Optional<Long> bytesPerSecond) {
  static TraceSettingsResource from(TraceSettings settings) {
    return new TraceSettingsResource(
        settings.retentionDays(), settings.requestsPerSecond(), settings.bytesPerSecond());
  }
}
