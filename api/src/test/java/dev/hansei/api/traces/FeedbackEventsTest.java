package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.bodies.EvaluationRequests;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written is read with the door's own reader. */
class FeedbackEventsTest {
  private static final TraceId TRACE = TraceId.ofExternal("t");
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00.000001Z");
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void whatIsAnEvaluationIsAnEventOnTheSpanThatAnswered() {
    var records =
        written(
            trace(
                new Feedback.Thumbs(true),
                new Feedback.Evaluation("grounded", 0.25, "No \"source\".\n"),
                new Feedback.Label("topic", "returns", "Asks \u002f for it"),
                new Feedback.Stars(4),
                new Feedback.Survey("x".repeat(300), 2, 1, 5),
                new Feedback.Resolved(false),
                new Feedback.Comment("so so"),
                new Feedback.Correction("Thirty days."),
                new Feedback.Preference(true, "other"),
                new Feedback.Edit("Thirty days.", 3)));

    assertThat(records).hasSize(6);
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(record.eventName()).isEqualTo(EvaluationAttributes.EVENT);
          assertThat(record.traceId()).isEqualTo(TRACE.hex());
          assertThat(record.spanId()).isEqualTo(SPAN);
          assertThat(record.timeNanos()).isEqualTo(AT.getEpochSecond() * 1_000_000_000 + 1_000);
          assertThat(record.attributes()).containsEntry("gen_ai.response.id", "resp-1");
          assertThat(record.resource()).containsEntry("service.name", "hansei");
        });
    assertThat(read(records))
        .containsExactly(
            new Feedback.Thumbs(true),
            new Feedback.Evaluation("grounded", 0.25, "No \"source\".\n"),
            new Feedback.Label("topic", "returns", "Asks / for it"),
            new Feedback.Evaluation("stars", 4, ""),
            new Feedback.Evaluation("x".repeat(80), 2, ""),
            new Feedback.Evaluation("resolved", 0, ""),
            new Feedback.Label("resolved", "open", ""));
  }

  @Test
  void longExplanationsAreSeveralRequests() {
    var requests = new EvaluationRequests("test");
    var long1 = new Feedback.Evaluation("a", 1, "x".repeat(Feedback.TEXT_CHARS_MAX));
    var lines =
        Stream.generate(() -> trace(long1))
            .limit(60)
            .flatMap(trace -> FeedbackEvents.of(trace).stream())
            .map(requests::add)
            .collect(Collectors.joining());

    assertThat((lines + requests.end()).lines())
        .hasSize(3)
        .allMatch(line -> line.length() < 600_000);
    assertThat(requests.end()).isEmpty();
  }

  private static List<OtlpLog> written(Trace trace) {
    var requests = new EvaluationRequests("test");
    var lines = FeedbackEvents.of(trace).stream().map(requests::add).collect(Collectors.joining());
    return OtlpLogs.json((lines + requests.end()).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Feedback.Opinion> read(List<OtlpLog> records) {
    return records.stream()
        .map(record -> EvaluationAttributes.current(record.event().attributes()))
        .flatMap(score -> score.opinions().stream())
        .toList();
  }

  private static Trace trace(Feedback.Opinion... opinions) {
    var span =
        new Span(
            TRACE,
            SPAN,
            Optional.empty(),
            "chat",
            "chat",
            AT,
            AT,
            Span.Status.OK,
            "m",
            Optional.empty(),
            List.of(),
            List.of(new Message(Message.Role.ASSISTANT, "A week.")),
            List.of(),
            0,
            0,
            Map.of("gen_ai.response.id", "resp-1"));
    var said =
        Stream.of(opinions)
            .map(it -> new Feedback(LineMapping.idOf(TRACE, it), TRACE, it, AT))
            .toList();
    return new Trace(TRACE, List.of(span), said, AT);
  }
}
