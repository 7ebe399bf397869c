package dev.hansei.activities.promotions;

import dev.hansei.activities.promotions.RehearsedPair.Answer;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads figures off answers. Pure. */
final class RehearsedTraces {
  static final OptionalDouble UNKNOWN = OptionalDouble.empty();

  private static final double MICROS = 1_000_000;
  private static final String SPAN = "0000000000000001";

  private RehearsedTraces() {}

  /** The conversation, else the trace. */
  static String unit(Trace trace) {
    return SpanFacts.conversationOf(trace).orElse(trace.id().hex());
  }

  static Answer figures(Trace trace, boolean error, boolean refusal) {
    var reading = new TraceReading(trace);
    return new Answer(
        error,
        refusal,
        chars(reading.answer()),
        reading.measure(Detector.Measure.LATENCY),
        reading.measure(Detector.Measure.COST));
  }

  /** The same question, answered by the candidate, for who reads traces. */
  static Trace answered(Trace asked, String text) {
    Span by = asked.answering().orElse(asked.spans().getFirst());
    var span =
        new Span(
            asked.id(),
            SPAN,
            Optional.empty(),
            "rehearsal",
            by.operation(),
            by.startedAt(),
            by.startedAt(),
            Span.Status.OK,
            "",
            Optional.empty(),
            by.input(),
            List.of(new Message(Message.Role.ASSISTANT, text)),
            by.passages(),
            0,
            0,
            Collections.emptyMap());
    return new Trace(asked.id(), List.of(span), List.of(), asked.receivedAt());
  }

  /** No answer, or one that does not fit the prompt's output schema. */
  static boolean isError(Outcome outcome) {
    return switch (outcome.result()) {
      case Result.Errored _ -> true;
      case Result.Scored(var _, double _, boolean passed) -> !passed;
      case Result.Unscored _, Result.Cancelled _ -> false;
    };
  }

  static OptionalDouble chars(String text) {
    return text.isEmpty() ? UNKNOWN : OptionalDouble.of(text.codePointCount(0, text.length()));
  }

  static OptionalDouble millis(Outcome outcome) {
    return outcome.call().isPresent() ? OptionalDouble.of(outcome.latencyMillis()) : UNKNOWN;
  }

  static OptionalDouble dollars(Optional<Long> micros) {
    return micros.isPresent() ? OptionalDouble.of(micros.get() / MICROS) : UNKNOWN;
  }
}
