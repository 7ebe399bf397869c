package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.workflows.traces.Span;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which traces a list shows; what is empty does not filter.
 *
 * @param startedFrom this moment or later
 * @param startedBefore this moment or earlier
 * @param promptName the prompt in the sender's words
 * @param promptVersion its version in the sender's words
 */
public record TraceFilter(
    Optional<Instant> startedFrom,
    Optional<Instant> startedBefore,
    Optional<Span.Status> status,
    Optional<Thumbs> thumbs,
    Optional<String> promptName,
    Optional<String> promptVersion) {
  /** Every trace. */
  public static final TraceFilter ALL =
      new TraceFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public TraceFilter {
    Objects.requireNonNull(startedFrom, "startedFrom is null");
    Objects.requireNonNull(startedBefore, "startedBefore is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(thumbs, "thumbs is null");
    Objects.requireNonNull(promptName, "promptName is null");
    Objects.requireNonNull(promptVersion, "promptVersion is null");
  }
}
