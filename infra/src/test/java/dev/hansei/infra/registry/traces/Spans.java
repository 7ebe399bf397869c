package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spans for tests. */
public final class Spans {
  /** Emoji with joiners, NUL, right to left with overrides, four-byte letters, quotes, escapes. */
  public static final String HOSTILE =
      "\uD83D\uDC69\u200D\uD83D\uDC67 \0 \u202E\u05E9\u05DC\u05D5\u05DD\u202C \u0007 \uD835\uDD18"
          + " '\"; DROP TABLE traces_trace; -- \\ \\n %s {{x}} <script>\r\n\t\uFFFF \u2028 a\u0301";

  private final TraceId trace;
  private final String id;
  private final Instant start;
  private List<Message> input = List.of();
  private List<Message> output = List.of();
  private Span.Status status = Span.Status.OK;
  private Optional<Span.PromptUse> prompt = Optional.empty();
  private long inputTokens;
  private long outputTokens;
  private Optional<String> parent = Optional.empty();
  private Map<String, Object> attributes = Map.of("k", "v");

  private Spans(TraceId trace, String id, Instant start) {
    this.trace = trace;
    this.id = id;
    this.start = start;
  }

  /** A trace id made of a number. */
  public static TraceId trace(int number) {
    return new TraceId("%032x".formatted(number));
  }

  /** A span of one second that says nothing yet. */
  public static Spans span(TraceId trace, int number, Instant start) {
    return new Spans(trace, "%016x".formatted(number), start);
  }

  /** The user's message. */
  public Spans asking(String text) {
    input = List.of(new Message(Message.Role.USER, text));
    return this;
  }

  /** The assistant's message. */
  public Spans answering(String text) {
    output = List.of(new Message(Message.Role.ASSISTANT, text));
    return this;
  }

  /** How it ended. */
  public Spans status(Span.Status ended) {
    status = ended;
    return this;
  }

  /** Which prompt it says it used. */
  public Spans prompt(String name, String version) {
    prompt = Optional.of(new Span.PromptUse(name, version));
    return this;
  }

  /** What it used. */
  public Spans tokens(long in, long out) {
    inputTokens = in;
    outputTokens = out;
    return this;
  }

  /** Who asked, as the doors keep it: hashed. */
  public Spans by(String userHash) {
    attributes = new HashMap<>(attributes);
    attributes.put(SpanFacts.USER, userHash);
    return this;
  }

  /** On which side of a rollout the caller is, as the door for prompts says it. */
  public Spans assigned(String word) {
    attributes = new HashMap<>(attributes);
    attributes.put(SpanFacts.ASSIGNMENT, word);
    return this;
  }

  /** Below another one. */
  public Spans below(int number) {
    parent = Optional.of("%016x".formatted(number));
    return this;
  }

  /** The span. */
  public Span build() {
    return new Span(
        trace,
        id,
        parent,
        "answer",
        "chat",
        start,
        start.plusSeconds(1),
        status,
        "openai/gpt-4o-mini",
        prompt,
        input,
        output,
        List.of(),
        inputTokens,
        outputTokens,
        attributes);
  }
}
