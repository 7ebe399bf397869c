package dev.hansei.api.traces;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.traces.TraceSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a project wants; what is absent is the installation's default. */
public record NewTraceSettings(
    @Nullable Integer retentionDays,
    @Nullable Integer requestsPerSecond,
    @Nullable Long bytesPerSecond) {
  TraceSettings wanted() {
    try {
      return new TraceSettings(
          Optional.ofNullable(retentionDays),
          Optional.ofNullable(requestsPerSecond),
          Optional.ofNullable(bytesPerSecond));
    } catch (IllegalArgumentException e) {
      var rule = String.valueOf(e.getMessage());
      throw new InvalidFieldException(rule.substring(0, rule.indexOf(' ')), rule);
    }
  }
}
