package dev.hansei.workflows.failures;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What can be read off a trace: the question, the answer, what people said, and figures.
 *
 * @param trace as it was sent; nothing is trusted to be there
 */
public record TraceReading(Trace trace) {
  /** The question that {@link Feedback.Resolved} answers. */
  static final String RESOLVED = "resolved";

  /** Where the doors put what a step cost, then senders, in the order of trust. */
  private static final List<String> COSTS =
      List.of(
          SpanFacts.COST_USD,
          "hansei.cost",
          "gen_ai.usage.cost",
          "gen_ai.usage.total_cost",
          "llm.cost.total",
          "langfuse.observation.total_cost",
          "cost");

  /** What the user asked last; empty where the trace does not show it. */
  public String question() {
    Stream<Span> answeringFirst = Stream.concat(trace.answering().stream(), trace.spans().stream());
    return answeringFirst
        .flatMap(span -> lastOf(span.input(), Message.Role.USER).stream())
        .findFirst()
        .orElse("");
  }

  /** What they got; empty where the trace does not show it. */
  public String answer() {
    return trace
        .answering()
        .flatMap(span -> lastOf(span.output(), Message.Role.ASSISTANT))
        .orElse("");
  }

  /** The newest correction; empty where nobody gave one. */
  public String correction() {
    return opinions()
        .filter(Feedback.Correction.class::isInstance)
        .map(opinion -> ((Feedback.Correction) opinion).text())
        .reduce("", (_, newer) -> newer);
  }

  /** What they made of the answer: the newest correction or edit; empty where nobody did. */
  public String edited() {
    return opinions()
        .flatMap(opinion ->
            switch (opinion) {
              case Feedback.Correction(String text) -> Stream.of(text);
              case Feedback.Edit(String text, int distance) when distance > 0 -> Stream.of(text);
              case Feedback.Edit _,
                  Feedback.Thumbs _,
                  Feedback.Stars _,
                  Feedback.Comment _,
                  Feedback.Evaluation _,
                  Feedback.Label _,
                  Feedback.Survey _,
                  Feedback.Resolved _,
                  Feedback.Preference _ ->
                  Stream.<String>empty();
            })
        .reduce("", (_, newer) -> newer);
  }

  /** What people said, oldest first. */
  public Stream<Feedback.Opinion> opinions() {
    return trace.feedback().stream().map(Feedback::opinion);
  }

  /** The newest score of that name: evaluators mend their own mistakes. */
  public OptionalDouble score(String evaluation) {
    return opinions()
        .filter(Feedback.Evaluation.class::isInstance)
        .map(Feedback.Evaluation.class::cast)
        .filter(score -> score.name().equalsIgnoreCase(evaluation))
        .reduce((_, newer) -> newer)
        .map(score -> OptionalDouble.of(score.value()))
        .orElse(OptionalDouble.empty());
  }

  /**
   * The lowest answer to that question: who answered does not show, so none is taken back. Whether
   * the matter was resolved is the question {@value #RESOLVED}: 1 for yes, 0 for no.
   */
  public OptionalDouble answered(String question) {
    return opinions()
        .map(opinion -> answer(opinion, question))
        .flatMapToDouble(OptionalDouble::stream)
        .min();
  }

  private static OptionalDouble answer(Feedback.Opinion opinion, String question) {
    return switch (opinion) {
      case Feedback.Survey survey when survey.question().equalsIgnoreCase(question) ->
          OptionalDouble.of(survey.value());
      case Feedback.Resolved(boolean resolved) when RESOLVED.equalsIgnoreCase(question) ->
          OptionalDouble.of(resolved ? 1 : 0);
      case Feedback.Survey _,
          Feedback.Resolved _,
          Feedback.Thumbs _,
          Feedback.Stars _,
          Feedback.Comment _,
          Feedback.Correction _,
          Feedback.Evaluation _,
          Feedback.Label _,
          Feedback.Preference _,
          Feedback.Edit _ ->
          OptionalDouble.empty();
    };
  }

  /** The model of the latest span that names one; may be empty. */
  public String model() {
    return trace.spans().reversed().stream()
        .map(Span::model)
        .filter(model -> !model.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Which prompt version answered, where the sender says so. */
  public Optional<Span.PromptUse> prompt() {
    return trace.spans().reversed().stream().flatMap(span -> span.prompt().stream()).findFirst();
  }

  /** The figure; empty where the trace does not show it. */
  public OptionalDouble measure(Detector.Measure measure) {
    if (trace.spans().isEmpty()) {
      return OptionalDouble.empty();
    }
    return switch (measure) {
      case LATENCY -> OptionalDouble.of(latency());
      case COST -> cost();
      case LENGTH -> OptionalDouble.of(trace.spans().stream().mapToLong(Span::outputTokens).sum());
    };
  }

  private double latency() {
    Instant end =
        trace.spans().stream().map(Span::endedAt).max(Comparator.naturalOrder()).orElseThrow();
    return Duration.between(trace.spans().getFirst().startedAt(), end).toMillis();
  }

  private OptionalDouble cost() {
    var costs = trace.spans().stream().flatMap(span -> costOf(span).stream()).toList();
    return costs.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(costs.stream().mapToDouble(Double::doubleValue).sum());
  }

  private static Optional<Double> costOf(Span span) {
    return COSTS.stream()
        .map(name -> span.attributes().getOrDefault(name, ""))
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue())
        .filter(value -> Double.isFinite(value) && value >= 0)
        .findFirst();
  }

  private static Optional<String> lastOf(List<Message> messages, Message.Role role) {
    return messages.reversed().stream()
        .filter(message -> message.role() == role && !message.content().isBlank())
        .map(Message::content)
        .findFirst();
  }
}
