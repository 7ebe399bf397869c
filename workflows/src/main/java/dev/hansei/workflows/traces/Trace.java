package dev.hansei.workflows.traces;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A request through the application: its spans by start, and what people said of it. */
public record Trace(TraceId id, List<Span> spans, List<Feedback> feedback, Instant receivedAt) {
  public Trace {
    Objects.requireNonNull(id, "id is null");
    // Of two at one moment by their ids, so that the order of arrival does not show.
    spans =
        spans.stream()
            .sorted(Comparator.comparing(Span::startedAt).thenComparing(Span::spanId))
            .toList();
    feedback = feedback.stream().sorted(Comparator.comparing(Feedback::givenAt)).toList();
    Objects.requireNonNull(receivedAt, "receivedAt is null");
  }

  /** The last span that shows an answer: what the user saw. */
  public Optional<Span> answering() {
    return spans.reversed().stream().filter(span -> !span.output().isEmpty()).findFirst();
  }
}
