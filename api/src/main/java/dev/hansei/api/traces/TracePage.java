package dev.hansei.api.traces;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One trace: conversation, passages, steps, feedback, and the failure it became. */
public record TracePage(Frame frame, Trace trace, Optional<Caught> failure) {
  /** The failure that a trace became. */
  public record Caught(FailureId id, List<FailureReason> reasons) {
    public Caught {
      reasons = List.copyOf(reasons);
    }
  }

  /** What was said, in order: the messages of the span that answered. */
  public List<Message> conversation() {
    return conversationOf(trace);
  }

  /** The messages of the span of a trace that answered, in order. */
  public static List<Message> conversationOf(Trace trace) {
    return trace
        .answering()
        .or(() -> trace.spans().stream().filter(span -> !span.input().isEmpty()).findFirst())
        .map(span -> Stream.concat(span.input().stream(), span.output().stream()).toList())
        .orElse(List.of());
  }

  /** What retrieval put before the model, best first where the sender scored it. */
  public List<Span.RetrievedPassage> passages() {
    return trace.spans().stream()
        .flatMap(span -> span.passages().stream())
        .distinct()
        .sorted(Comparator.comparingDouble(Span.RetrievedPassage::score).reversed())
        .toList();
  }

  /** When the first step began. */
  public Instant startedAt() {
    return trace.spans().stream()
        .map(Span::startedAt)
        .min(Comparator.naturalOrder())
        .orElse(trace.receivedAt());
  }

  /** From the first step's start to the last one's end. */
  public long durationMillis() {
    return trace.spans().stream()
        .map(Span::endedAt)
        .max(Comparator.naturalOrder())
        .map(end -> Duration.between(startedAt(), end).toMillis())
        .orElse(0L);
  }

  /** How long one step took. */
  public long millisOf(Span span) {
    return Duration.between(span.startedAt(), span.endedAt()).toMillis();
  }

  /** Tokens of all steps. */
  public long tokens() {
    return trace.spans().stream().mapToLong(span -> span.inputTokens() + span.outputTokens()).sum();
  }

  /** Whether a step ended in error. */
  public boolean hasError() {
    return trace.spans().stream().anyMatch(span -> span.status() == Span.Status.ERROR);
  }

  /** The attributes of a step that the sender added, one to a line. */
  public List<Map.Entry<String, Object>> attributesOf(Span span) {
    return List.copyOf(span.attributes().entrySet());
  }

  /** A piece of feedback in words; its own text is {@link #textOf}. */
  public String wordsOf(Feedback feedback) {
    return switch (feedback.opinion()) {
      case Feedback.Thumbs(boolean up) -> up ? "thumb up" : "thumb down";
      case Feedback.Stars(int stars) -> stars + " of 5 stars";
      case Feedback.Comment _ -> "comment";
      case Feedback.Correction _ -> "it should have said";
      case Feedback.Evaluation(String name, double value, _) ->
          "%s scored %s".formatted(name, Figures.score(value));
      case Feedback.Label(String name, String label, _) -> "%s: %s".formatted(name, label);
      case Feedback.Survey(String question, int value, int least, int most) ->
          "%s: %d on a scale of %d to %d".formatted(question, value, least, most);
      case Feedback.Resolved(boolean resolved) -> resolved ? "resolved" : "not resolved";
      case Feedback.Preference(boolean preferred, String other) ->
          (preferred ? "better than " : "worse than ") + other;
      case Feedback.Edit(_, int distance) -> "used after %d edits".formatted(distance);
    };
  }

  /** What somebody wrote; empty for a thumb or stars. */
  public String textOf(Feedback feedback) {
    return switch (feedback.opinion()) {
      case Feedback.Thumbs _,
          Feedback.Stars _,
          Feedback.Survey _,
          Feedback.Resolved _,
          Feedback.Preference _ ->
          "";
      case Feedback.Label(_, _, String explanation) -> explanation;
      case Feedback.Edit(String text, _) -> text;
      case Feedback.Comment(String text) -> text;
      case Feedback.Correction(String text) -> text;
      case Feedback.Evaluation(_, _, String explanation) -> explanation;
    };
  }
}
