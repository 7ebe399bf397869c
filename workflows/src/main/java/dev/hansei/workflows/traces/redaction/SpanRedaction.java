package dev.hansei.workflows.traces.redaction;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Redacts spans and feedback: every text that people or models wrote, wherever it stands. Ids,
 * hashes, times and numbers stay, and so do the labels model, operation and prompt. What was
 * redacted stands with the span, in its attribute {@value #REPORT}.
 */
@SuppressWarnings("ReferenceEquality") // The same object means that nothing was found in it.
public final class SpanRedaction {
  /** Counts by field and kind. */
  public static final String REPORT = "hansei.redacted";

  // As Feedback has them.
  private static final int NAME_CHARS_MAX = 80;
  private static final int LABEL_CHARS_MAX = 200;
  private static final int QUESTION_CHARS_MAX = 300;
  private static final int OTHER_CHARS_MAX = 200;

  private final Redactor redactor;

  /** By one policy. */
  public SpanRedaction(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * The same span where nothing is found.
   *
   * @param total gets what is found, besides the span's own report
   */
  public Span of(Span span, RedactionTally total) {
    var tally = new RedactionTally();
    var name = clipped(redactor.redact(span.name(), "name", tally), Span.NAME_CHARS_MAX);
    var input = each(span.input(), it -> message(it, "input", tally));
    var output = each(span.output(), it -> message(it, "output", tally));
    var passages = each(span.passages(), it -> passage(it, tally));
    var attributes = new AttributeRedaction(redactor, tally).of(span.attributes());
    if (tally.isEmpty() && attributes == span.attributes()) {
      return span;
    }
    total.add(tally);
    return new Span(
        span.traceId(),
        span.spanId(),
        span.parentSpanId(),
        name,
        span.operation(),
        span.startedAt(),
        span.endedAt(),
        span.status(),
        span.model(),
        span.prompt(),
        input,
        output,
        passages,
        span.inputTokens(),
        span.outputTokens(),
        tally.isEmpty() ? attributes : reported(attributes, tally));
  }

  /** The same feedback where nothing is found. */
  public Feedback of(Feedback feedback, RedactionTally tally) {
    var opinion = opinion(feedback.opinion(), tally);
    return opinion.equals(feedback.opinion())
        ? feedback
        : new Feedback(feedback.id(), feedback.traceId(), opinion, feedback.givenAt());
  }

  private Feedback.Opinion opinion(Feedback.Opinion opinion, RedactionTally tally) {
    return switch (opinion) {
      case Feedback.Thumbs thumbs -> thumbs;
      case Feedback.Stars stars -> stars;
      case Feedback.Comment(var text) -> new Feedback.Comment(said(text, "comment", tally));
      case Feedback.Correction(var text) ->
          new Feedback.Correction(said(text, "correction", tally));
      case Feedback.Evaluation(var name, var value, var explanation) ->
          new Feedback.Evaluation(
              said(name, "name", NAME_CHARS_MAX, tally),
              value,
              said(explanation, "explanation", tally));
      case Feedback.Label(var name, var label, var explanation) ->
          new Feedback.Label(
              said(name, "name", NAME_CHARS_MAX, tally),
              said(label, "label", LABEL_CHARS_MAX, tally),
              said(explanation, "explanation", tally));
      case Feedback.Survey(var question, var value, var least, var most) ->
          new Feedback.Survey(
              said(question, "question", QUESTION_CHARS_MAX, tally), value, least, most);
      case Feedback.Resolved resolved -> resolved;
      case Feedback.Preference(var preferred, var other) ->
          new Feedback.Preference(preferred, said(other, "other", OTHER_CHARS_MAX, tally));
      case Feedback.Edit(var text, int distance) ->
          new Feedback.Edit(said(text, "edit", tally), distance);
    };
  }

  /** A mark can be longer than what it replaces. */
  private String said(String text, String field, RedactionTally tally) {
    return said(text, field, Feedback.TEXT_CHARS_MAX, tally);
  }

  private String said(String text, String field, int most, RedactionTally tally) {
    return clipped(redactor.redact(text, "feedback." + field, tally), most);
  }

  private Message message(Message message, String field, RedactionTally tally) {
    var content = redactor.redact(message.content(), field, tally);
    return content.equals(message.content()) ? message : new Message(message.role(), content);
  }

  private Span.RetrievedPassage passage(Span.RetrievedPassage passage, RedactionTally tally) {
    var text = redactor.redact(passage.text(), "passages", tally);
    return text.equals(passage.text())
        ? passage
        : new Span.RetrievedPassage(passage.id(), text, passage.score());
  }

  private static Map<String, Object> reported(
      Map<String, Object> attributes, RedactionTally tally) {
    var reported = new LinkedHashMap<>(attributes);
    reported.put(REPORT, tally.counts());
    return reported;
  }

  private static <T> List<T> each(List<T> items, UnaryOperator<T> change) {
    List<T> changed = items;
    for (int i = 0; i < items.size(); i++) {
      var item = change.apply(items.get(i));
      if (item != items.get(i)) {
        changed = changed == items ? new ArrayList<>(items) : changed;
        changed.set(i, item);
      }
    }
    return changed;
  }

  private static String clipped(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
