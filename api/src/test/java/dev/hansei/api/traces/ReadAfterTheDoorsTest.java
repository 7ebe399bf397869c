package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailureDecision;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Surroundings;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Later stages read what the doors store, not what senders wrote. */
class ReadAfterTheDoorsTest {
  private static final long START = 1_795_000_000_000_000_000L;
  private static final String ANSWER = "Thirty days.";

  @Test
  void whatAStepCostIsReadWhateverItsSenderCalledIt() {
    for (Map<String, Object> told :
        List.<Map<String, Object>>of(
            Map.of("gen_ai.usage.cost", 0.25),
            Map.of("llm.cost.total", 0.25),
            Map.of("langfuse.observation.cost_details", "{\"input\":0.2,\"output\":0.05}"),
            Map.of("mlflow.llm.cost", "{\"total_cost\":0.25}"))) {
      var cost = new TraceReading(trace(told)).measure(Detector.Measure.COST);
      assertThat(cost).as("%s", told).hasValue(0.25);
    }
  }

  @Test
  void aFilteredAnswerIsAGuardrailsWhateverItsSenderCalledIt() {
    var hit = new Detector.GuardrailHit(List.of());
    for (Map<String, Object> told :
        List.<Map<String, Object>>of(
            Map.of("gen_ai.response.finish_reasons", List.of("content_filter")),
            Map.of("llm.response.finish_reason", "content-filter"),
            Map.of("gen_ai.completion.0.finish_reason", "content_filter"))) {
      assertThat(found(hit, trace(told))).as("%s", told).contains(FailureReason.GUARDRAIL_HIT);
    }
    assertThat(found(hit, trace(Map.of("gen_ai.response.finish_reasons", List.of("stop")))))
        .isEmpty();
  }

  @Test
  void aSurveyIsLowWhenAnybodyAnsweredSo() {
    var low = new Detector.LowSurvey("csat", 2);
    var two = new LineFeedback.Answered("CSAT", 2, Optional.empty(), Optional.empty()).opinion();
    var five = new LineFeedback.Answered("csat", 5, Optional.empty(), Optional.empty()).opinion();
    var other = new LineFeedback.Answered("speed", 1, Optional.empty(), Optional.empty()).opinion();
    assertThat(found(low, trace(Map.of(), two, five))).contains(FailureReason.NEGATIVE_FEEDBACK);
    assertThat(found(low, trace(Map.of(), five, other))).isEmpty();
  }

  @Test
  void anEditCountsByWhatItChangedAndIsWhatTheAnswerShouldHaveBeen() {
    List<Detector> half = List.of(new Detector.EditedOutput(0.5));
    var much = new LineFeedback.Edited(ANSWER, "Ask the shop.").opinion();
    var nothing = new LineFeedback.Edited(ANSWER, ANSWER).opinion();
    var little = new LineFeedback.Edited(ANSWER, "Thirty day.").opinion();
    var decision = FailurePolicy.decide(trace(Map.of(), much, nothing), half);
    assertThat(decision).isInstanceOf(FailureDecision.Failed.class);
    var failed = (FailureDecision.Failed) decision;
    assertThat(failed.reasons()).containsExactly(FailureReason.CORRECTED_OUTPUT);
    assertThat(failed.correction()).isEqualTo("Ask the shop.");
    assertThat(FailurePolicy.decide(trace(Map.of(), little), half))
        .isInstanceOf(FailureDecision.Sound.class);
    assertThat(found(new Detector.EditedOutput(0), trace(Map.of(), nothing))).isEmpty();
    assertThat(found(new Detector.CorrectedOutput(), trace(Map.of(), much)))
        .as("an edit is no correction")
        .isEmpty();
  }

  @Test
  void theConversationIsKnownWhateverItsSenderCalledIt() {
    for (String name : List.of("gen_ai.conversation.id", "session.id", "langfuse.session.id")) {
      var told = trace(Map.of(name, "s-1"));
      assertThat(SpanFacts.conversationOf(told)).as(name).contains("s-1");
    }
    assertThat(SpanFacts.conversationOf(trace(Map.of("session.id", "s".repeat(201))))).isEmpty();
  }

  private static Optional<FailureReason> found(Detector detector, Trace trace) {
    return FailurePolicy.find(detector, new TraceReading(trace), Surroundings.NONE);
  }

  private static Trace trace(Map<String, Object> told, Feedback.Opinion... opinions) {
    var attributes = new LinkedHashMap<>(told);
    attributes.put("gen_ai.prompt.0.content", "How long?");
    attributes.put("gen_ai.completion.0.content", ANSWER);
    var span =
        new SpanMapping(user -> user)
            .map(
                new OtlpSpan(
                    "4bf92f3577b34da6a3ce929d0e0e4736",
                    "00f067aa0ba902b7",
                    "",
                    "chat",
                    START,
                    START,
                    0,
                    "",
                    attributes,
                    List.of(),
                    Map.of(),
                    ""))
            .span();
    var feedback =
        List.of(opinions).stream()
            .map(it ->
                new Feedback(
                    LineMapping.idOf(span.traceId(), it), span.traceId(), it, span.endedAt()))
            .toList();
    return new Trace(span.traceId(), List.of(span), feedback, span.startedAt());
  }
}
