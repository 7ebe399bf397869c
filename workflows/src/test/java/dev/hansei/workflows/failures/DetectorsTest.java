package dev.hansei.workflows.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each detector at its limit: what it finds and what it leaves. */
class DetectorsTest {
  private static final TraceId TRACE = new TraceId("0af7651916cd43dd8448eb211c80319c");
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Map<String, Object> NOTHING = Map.of();

  @Test
  void aSurveyAnswerIsLowUpToItsLimit() {
    var csat = new Detector.LowSurvey("csat", 2);
    assertThat(finds(csat, trace("Yes.", NOTHING, score("CSAT", 2)))).isTrue();
    assertThat(finds(csat, trace("Yes.", NOTHING, score("csat", 3)))).isFalse();
    assertThat(finds(csat, trace("Yes.", NOTHING))).isFalse();
    var resolved = new Detector.LowSurvey("resolved", 0);
    assertThat(finds(resolved, trace("Yes.", NOTHING, score("resolved", 0)))).isTrue();
    assertThat(finds(resolved, trace("Yes.", NOTHING, score("resolved", 1)))).isFalse();
    var no = new Feedback.Resolved(false);
    var yes = new Feedback.Resolved(true);
    assertThat(finds(resolved, trace("Yes.", NOTHING, no))).isTrue();
    assertThat(finds(resolved, trace("Yes.", NOTHING, yes))).isFalse();
    assertThat(finds(resolved, trace("Yes.", NOTHING, yes, no))).as("who said yes?").isTrue();
    assertThat(finds(resolved, trace("Yes.", NOTHING))).isFalse();
    assertThat(finds(csat, trace("Yes.", NOTHING, no))).as("another question").isFalse();
    var survey = new Feedback.Survey("Resolved", 0, 0, 1);
    assertThat(finds(resolved, trace("Yes.", NOTHING, yes, survey))).isTrue();
  }

  @Test
  void anEditCountsByTheShareItChanged() {
    var half = new Detector.EditedOutput(0.5);
    var all = new Feedback.Correction("zzzz");
    var little = new Feedback.Correction("abcx");
    assertThat(finds(half, trace("abcd", NOTHING, all))).isTrue();
    assertThat(finds(half, trace("abcd", NOTHING, little))).isFalse();
    assertThat(finds(new Detector.EditedOutput(0.25), trace("abcd", NOTHING, little))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "申し訳ございませんが、その件についてはお答えできません。",
        "すみません、わかりません。",
        "AIとして個人的な意見は持っていません。",
        "I\u2019m sorry, but I can\u2019t help with that."
      })
  void refusalsAreFoundInBothLanguages(String answer) {
    var found = FailurePolicy.decide(trace(answer, NOTHING), FailurePolicy.DEFAULT_DETECTORS);
    assertThat(found).isInstanceOf(FailureDecision.Failed.class);
    assertThat(FailurePolicy.decide(trace("保証期間は二年です。", NOTHING), FailurePolicy.DEFAULT_DETECTORS))
        .isInstanceOf(FailureDecision.Sound.class);
  }

  @Test
  void noAnswerIsOneOnlyWhereSomethingWasAskedAndNothingBroke() {
    var none = new Detector.NoAnswer();
    assertThat(finds(none, trace("", NOTHING))).isTrue();
    assertThat(finds(none, trace("Yes.", NOTHING))).isFalse();
  }

  @Test
  void guardrailsShowInFinishReasonsSpanKindsAndAttributes() {
    var hit = new Detector.GuardrailHit(List.of("policy.blocked"));
    assertThat(
            finds(
                hit,
                trace("", Map.of("gen_ai.response.finish_reasons", List.of("content_filter")))))
        .isTrue();
    assertThat(finds(hit, trace("", Map.of("policy.blocked", true)))).isTrue();
    assertThat(finds(hit, trace("", Map.of("policy.blocked", "false")))).isFalse();
    assertThat(finds(hit, trace("", Map.of("openinference.span.kind", "GUARDRAIL")))).isFalse();
  }

  @Test
  void anOutlierLiesFarAboveWhatIsUsualAndNeedsEnoughToCompareWith() {
    var slow = new Detector.Outlier(Detector.Measure.LATENCY, 5);
    double[] usual = IntStream.range(0, 40).mapToDouble(i -> 90 + i % 20).toArray();
    var trace = trace("Yes.", NOTHING);
    assertThat(found(slow, trace, new Around(Baseline.of(usual), 1))).isTrue();
    double[] slower = IntStream.range(0, 40).mapToDouble(i -> 700 + 5 * i).toArray();
    assertThat(found(slow, trace, new Around(Baseline.of(slower), 1))).isFalse();
    double[] few = IntStream.range(0, 29).mapToDouble(i -> 90 + i % 20).toArray();
    assertThat(found(slow, trace, new Around(Baseline.of(few), 1))).isFalse();
  }

  @Test
  void costIsReadFromWhereverSendersPutIt() {
    var reading = new TraceReading(trace("Yes.", Map.of("llm.cost.total", 0.25)));
    assertThat(reading.measure(Detector.Measure.COST)).hasValue(0.25);
    assertThat(
            new TraceReading(trace("Yes.", Map.of("cost", "cheap"))).measure(Detector.Measure.COST))
        .isEmpty();
  }

  @Test
  void formatsAreAskedOfTheSurroundings() {
    var json = new Detector.FormatViolation(Detector.FormatViolation.Form.JSON);
    var schema = new Detector.FormatViolation(Detector.FormatViolation.Form.PROMPT_SCHEMA);
    var around = new Around(Baseline.of(new double[0]), 1);
    assertThat(found(json, trace("{\"a\":1}", NOTHING), around)).isFalse();
    assertThat(found(json, trace("Sure! Here it is", NOTHING), around)).isTrue();
    assertThat(found(json, trace("", NOTHING), around)).as("no answer has no form").isFalse();
    assertThat(found(schema, trace("{}", NOTHING), around)).isTrue();
  }

  @Test
  void strangeQuestionsLieFarFromTheUsualOnes() {
    var strange = new Detector.SemanticOutlier(0.3);
    var trace = trace("Yes.", NOTHING);
    assertThat(found(strange, trace, new Around(Baseline.of(new double[0]), 0.2))).isTrue();
    assertThat(found(strange, trace, new Around(Baseline.of(new double[0]), 0.31))).isFalse();
    assertThat(found(strange, trace, Surroundings.NONE)).isFalse();
  }

  @Test
  void verbosityCountsCharactersAndAnotherModelMustBeLowToo() {
    assertThat(finds(new Detector.Verbosity(3), trace("\uD835\uDD18bc", NOTHING))).isFalse();
    assertThat(finds(new Detector.Verbosity(2), trace("\uD835\uDD18bc", NOTHING))).isTrue();
    var both = new Detector.OtherModelAlsoLow("faithful", "faithful-other", 0.5);
    assertThat(
            finds(both, trace("a", NOTHING, score("faithful", 0.1), score("faithful-other", 0.4))))
        .isTrue();
    assertThat(
            finds(both, trace("a", NOTHING, score("faithful", 0.1), score("faithful-other", 0.5))))
        .isFalse();
    assertThatThrownBy(() -> new Detector.OtherModelAlsoLow("a", "a", 0.5))
        .hasMessageContaining("two evaluations");
  }

  private static boolean finds(Detector detector, Trace trace) {
    return found(detector, trace, Surroundings.NONE);
  }

  private static boolean found(Detector detector, Trace trace, Surroundings around) {
    return FailurePolicy.find(detector, new TraceReading(trace), around).isPresent();
  }

  private static Feedback.Opinion score(String name, double value) {
    return new Feedback.Evaluation(name, value, "");
  }

  private static Trace trace(
      String answer, Map<String, Object> attributes, Feedback.Opinion... opinions) {
    var feedback =
        IntStream.range(0, opinions.length)
            .mapToObj(i ->
                new Feedback(
                    new FeedbackId(new UUID(0x7000, i)), TRACE, opinions[i], NOON.plusSeconds(i)))
            .toList();
    var span =
        new Span(
            TRACE,
            "00f067aa0ba902b7",
            Optional.empty(),
            "chat",
            "chat",
            NOON,
            NOON.plusMillis(800),
            Span.Status.OK,
            "gpt-4o-mini",
            Optional.of(new Span.PromptUse("support", "1")),
            List.of(new Message(Message.Role.USER, "Is it on?")),
            List.of(new Message(Message.Role.ASSISTANT, answer)),
            List.of(),
            210,
            12,
            attributes);
    return new Trace(TRACE, List.of(span), feedback, NOON);
  }

  /** JSON is what begins with a brace; every schema is broken. */
  private record Around(Baseline baseline, double nearest) implements Surroundings {
    @Override
    public Optional<Baseline> usual(
        Detector.Measure measure, String model, Optional<Span.PromptUse> prompt) {
      return Optional.of(baseline);
    }

    @Override
    public boolean isJson(String answer) {
      return answer.startsWith("{");
    }

    @Override
    public boolean breaksSchema(Span.PromptUse prompt, String answer) {
      return true;
    }

    @Override
    public OptionalDouble familiarity(String question) {
      return OptionalDouble.of(nearest);
    }
  }
}
