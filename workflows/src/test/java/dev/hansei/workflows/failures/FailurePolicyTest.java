package dev.hansei.workflows.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailurePolicyTest {
  private static final TraceId TRACE = TraceId.ofExternal("support-4711");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String QUESTION = "How long do I have to return a laptop?";
  private static final String ANSWER = "You have 30 days from delivery.";

  @Test
  void leavesAnUnremarkableTraceAlone() {
    assertThat(decide(answered(ANSWER))).isInstanceOf(FailureDecision.Sound.class);
    assertThat(decide(answered(ANSWER), new Feedback.Thumbs(true), new Feedback.Stars(3)))
        .isInstanceOf(FailureDecision.Sound.class);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, false", "5, false"})
  void countsFewStarsAsAFailure(int stars, boolean failed) {
    FailureDecision decision = decide(answered(ANSWER), new Feedback.Stars(stars));
    assertThat(decision instanceof FailureDecision.Failed).isEqualTo(failed);
  }

  @Test
  void keepsQuestionAnswerAndNewestCorrection() {
    FailureDecision decision =
        decide(
            answered(ANSWER),
            new Feedback.Correction("14 days."),
            new Feedback.Correction("30 days, 14 for software."));
    assertThat(decision)
        .isEqualTo(
            new FailureDecision.Failed(
                List.of(FailureReason.CORRECTED_OUTPUT),
                Severity.MEDIUM,
                QUESTION,
                ANSWER,
                "30 days, 14 for software."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I cannot help with that.",
        "I\u2019m sorry, but I have no information on laptops.",
        "As an AI language model I have no opinion.",
        "Unfortunately I DON'T KNOW."
      })
  void seesARefusalWhateverItsLettersAndApostrophes(String answer) {
    assertThat(reasons(decide(answered(answer)))).containsExactly(FailureReason.REFUSAL);
  }

  @Test
  void isGraveWhenASpanEndedInError() {
    var decision = decide(span(Span.Status.ERROR, QUESTION, List.of()));
    assertThat(decision)
        .isEqualTo(
            new FailureDecision.Failed(
                List.of(FailureReason.ERROR_STATUS), Severity.HIGH, QUESTION, "", ""));
  }

  @Test
  void isOneStepWorseForASecondReason() {
    var one = decide(answered("I don't know."));
    var two = decide(answered("I don't know."), new Feedback.Thumbs(false));
    assertThat(severity(one)).isEqualTo(Severity.LOW);
    assertThat(severity(two)).isEqualTo(Severity.HIGH);
    assertThat(reasons(two))
        .containsExactly(FailureReason.NEGATIVE_FEEDBACK, FailureReason.REFUSAL);
  }

  @Test
  void goesByTheNewestOutsideScoreOfThatName() {
    List<Detector> detectors = List.of(new Detector.LowOutsideScore("faithfulness", 0.5));
    var mended =
        trace(
            answered(ANSWER),
            new Feedback.Evaluation("faithfulness", 0.2, ""),
            new Feedback.Evaluation("faithfulness", 0.9, ""),
            new Feedback.Evaluation("tone", 0.1, ""));
    assertThat(FailurePolicy.decide(mended, detectors)).isInstanceOf(FailureDecision.Sound.class);
    var low = trace(answered(ANSWER), new Feedback.Evaluation("faithfulness", 0.49, ""));
    assertThat(reasons(FailurePolicy.decide(low, detectors)))
        .containsExactly(FailureReason.LOW_OUTSIDE_SCORE);
  }

  @Test
  void findsNothingWithoutDetectors() {
    var bad = trace(answered("I don't know."), new Feedback.Thumbs(false));
    assertThat(FailurePolicy.decide(bad, List.of())).isInstanceOf(FailureDecision.Sound.class);
  }

  private static FailureDecision decide(Span span, Feedback.Opinion... opinions) {
    return FailurePolicy.decide(trace(span, opinions), FailurePolicy.DEFAULT_DETECTORS);
  }

  private static List<FailureReason> reasons(FailureDecision decision) {
    return decision instanceof FailureDecision.Failed failed ? failed.reasons() : List.of();
  }

  private static Severity severity(FailureDecision decision) {
    assertThat(decision).isInstanceOf(FailureDecision.Failed.class);
    return ((FailureDecision.Failed) decision).severity();
  }

  private static Trace trace(Span span, Feedback.Opinion... opinions) {
    List<Feedback> feedback =
        IntStream.range(0, opinions.length)
            .mapToObj(number ->
                new Feedback(
                    new FeedbackId(new UUID(0x7000, number)),
                    TRACE,
                    opinions[number],
                    NOON.plusSeconds(number)))
            .toList();
    return new Trace(TRACE, List.of(span), feedback, NOON);
  }

  private static Span answered(String answer) {
    return span(Span.Status.OK, QUESTION, List.of(new Message(Message.Role.ASSISTANT, answer)));
  }

  private static Span span(Span.Status status, String question, List<Message> output) {
    return new Span(
        TRACE,
        "00f067aa0ba902b7",
        Optional.empty(),
        "chat",
        "chat",
        NOON,
        NOON.plusMillis(800),
        status,
        "gpt-4o-mini",
        Optional.empty(),
        List.of(
            new Message(Message.Role.SYSTEM, "You answer questions of customers."),
            new Message(Message.Role.USER, question)),
        output,
        List.of(),
        210,
        12,
        Map.of());
  }
}
