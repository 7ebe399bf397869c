package dev.hansei.workflows.annotations;

import dev.hansei.workflows.traces.Span;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which traces somebody chose, in the words of the list of traces; what is empty leaves none out.
 *
 * @param from started at this moment or later
 * @param before started before this moment
 * @param status how its spans ended
 * @param thumb the newest one that was given
 * @param model in the sender's words, as are prompt, version and session
 * @param text stands in the excerpt of question or answer
 */
public record TraceChoice(
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<Span.Status> status,
    Optional<Thumb> thumb,
    String model,
    String prompt,
    String version,
    String session,
    String text) {
  /** A thumb that was given. */
  public enum Thumb {
    UP,
    DOWN
  }

  public TraceChoice {
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(before, "before is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(thumb, "thumb is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(version, "version is null");
    Objects.requireNonNull(session, "session is null");
    Objects.requireNonNull(text, "text is null");
  }

  /**
   * Whether it goes by nothing that came of the answer: neither by what people said of it, nor by
   * how it ended, nor by its words, nor by one conversation, which somebody picked. A judge that
   * was measured on those that people disliked is not measured on what it will see.
   */
  public boolean isBlind() {
    return status.isEmpty() && thumb.isEmpty() && text.isEmpty() && session.isEmpty();
  }

  /** The same, of those that started before that moment only. */
  public TraceChoice until(Instant moment) {
    Instant earliest = before.filter(it -> it.isBefore(moment)).orElse(moment);
    return new TraceChoice(
        from, Optional.of(earliest), status, thumb, model, prompt, version, session, text);
  }
}
