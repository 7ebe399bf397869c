package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.workflows.traces.Span;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody looks for among traces; what is empty does not filter. The words of senders must be
 * the same to the letter, but for the text.
 *
 * @param from started at this moment or later
 * @param before started before this moment
 * @param text stands in the excerpt of question or answer; 3 characters or more
 */
public record TraceLook(
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<Span.Status> status,
    Optional<Thumbs> thumbs,
    String model,
    String promptName,
    String promptVersion,
    String session,
    String text) {
  public TraceLook {
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(before, "before is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(thumbs, "thumbs is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(promptName, "promptName is null");
    Objects.requireNonNull(promptVersion, "promptVersion is null");
    Objects.requireNonNull(session, "session is null");
    Objects.requireNonNull(text, "text is null");
  }

  /** Whether it looks for something that no index leads to. */
  boolean isSelective() {
    return status.isPresent()
        || thumbs.isPresent()
        || !(model + promptName + promptVersion + session + text).isEmpty();
  }
}
