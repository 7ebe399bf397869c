package dev.hansei.api.traces;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.Waterfall;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One trace: conversation, passages, steps, feedback, the failure it became and what came of that.
 *
 * @param became what was made of it, nearest first; without the failure itself
 * @param hidden why whoever looks is not told what monitors said of it; empty where they are told
 */
public record TracePage(
    Frame frame,
    Trace trace,
    Optional<Caught> failure,
    List<Became> became,
    Optional<String> hidden) {
  /** A longer value of an attribute is cut on the page; the API has all of it. */
  private static final int VALUE_CHARS = 4_000;

  public TracePage {
    became = List.copyOf(became);
  }

  /**
   * The failure that a trace became.
   *
   * @param mode the failure mode that it belongs to
   */
  public record Caught(
      FailureId id, List<FailureReason> reasons, Severity severity, Optional<Mode> mode) {
    public Caught {
      reasons = List.copyOf(reasons);
    }
  }

  /** A failure mode: its name, and its page below the project's. */
  public record Mode(String name, String path) {
    /** The mode as a link. */
    public static Mode of(ClusterMembers.Named mode) {
      return new Mode(mode.name(), "/failures/modes/" + mode.id());
    }
  }

  /**
   * A thing that was made of the trace.
   *
   * @param path of its page, below the project's; empty where it has none
   */
  public record Became(String kind, String label, Optional<String> path) {}

  /** A step with its bar. */
  public record Step(Span span, Waterfall.Bar bar, List<String> parameters, String cost) {}

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

  /** The conversation with the tools that were called. */
  public List<Turn> turns() {
    return Story.of(trace);
  }

  /** The steps on an axis of time. */
  public Waterfall waterfall() {
    Instant start = startedAt();
    return Waterfall.of(
        trace.spans().stream()
            .map(span ->
                new Waterfall.Step(
                    span.spanId(),
                    span.parentSpanId(),
                    millis(start, span.startedAt()),
                    millis(start, span.endedAt())))
            .toList());
  }

  /** The steps in the order of the waterfall. */
  public List<Step> steps(Waterfall waterfall) {
    Map<String, Span> byId =
        trace.spans().stream()
            .collect(Collectors.toMap(Span::spanId, Function.identity(), (first, _) -> first));
    return waterfall.bars().stream()
        .flatMap(bar -> Stream.ofNullable(byId.get(bar.id())).map(span -> step(span, bar)))
        .toList();
  }

  private static Step step(Span span, Waterfall.Bar bar) {
    SpanFacts facts = new SpanFacts(span);
    long cost = facts.costUsdMicros();
    return new Step(
        span,
        bar,
        facts.parameters().entrySet().stream()
            .map(it -> "%s %s".formatted(it.getKey(), it.getValue()))
            .toList(),
        cost == 0 ? "" : Figures.money(cost));
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

  /** What the steps that tell their cost cost together; empty where none does. */
  public Optional<String> cost() {
    long sum = facts().mapToLong(SpanFacts::costUsdMicros).sum();
    return sum == 0 ? Optional.empty() : Optional.of(Figures.money(sum));
  }

  /** Which session it belongs to, by the sender's word. */
  public Optional<String> session() {
    return facts().flatMap(it -> it.session().stream()).findFirst();
  }

  /** The keyed hash of whoever asked. */
  public Optional<String> user() {
    return facts().flatMap(it -> it.userHash().stream()).findFirst();
  }

  private Stream<SpanFacts> facts() {
    return trace.spans().stream().map(SpanFacts::new);
  }

  /** Whether a step ended in error. */
  public boolean hasError() {
    return trace.spans().stream().anyMatch(span -> span.status() == Span.Status.ERROR);
  }

  /** The attributes of a step that the sender added, one to a line. */
  public List<Map.Entry<String, Object>> attributesOf(Span span) {
    return List.copyOf(span.attributes().entrySet());
  }

  /** The value of an attribute as text, cut where it is long. */
  public String valueOf(Object value) {
    String text = ToolCalls.laidOut(value);
    return text.length() <= VALUE_CHARS
        ? text
        : text.substring(0, VALUE_CHARS)
            + "… (%s characters in all)".formatted(Figures.count(text.length()));
  }

  /** A piece of feedback in words; its own text is {@link #textOf}. */
  public String wordsOf(Feedback feedback) {
    return FeedbackWords.wordsOf(feedback.opinion());
  }

  /** What somebody wrote; empty for a thumb or stars. */
  public String textOf(Feedback feedback) {
    return FeedbackWords.textOf(feedback.opinion());
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }
}
