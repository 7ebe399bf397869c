package dev.hansei.workflows.traces.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpanRedactionTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final SpanRedaction STANDARD =
      new SpanRedaction(new Redactor(RedactionPolicy.standard(), new byte[8]));

  @Test
  void findsWhatOnlyTheKeySays() {
    assertThat(
            attributes(
                "db.password",
                "hunter2!",
                "arguments",
                Map.of(
                    "api_key", "abc123def",
                    "accessToken", "abc123def",
                    "ssn", "536904399",
                    "phoneNumbers", List.of("5552671"))))
        .containsEntry("db.password", "[secret]")
        .containsEntry(
            "arguments",
            Map.of(
                "api_key", "[secret]",
                "accessToken", "[secret]",
                "ssn", "[national-id]",
                "phoneNumbers", List.of("[phone]")));
  }

  @Test
  void takesNoOtherKeyForOneThatSaysSomething() {
    var told =
        Map.<String, Object>of(
            "hotel_room", "5552671",
            "tool_call_id", "5552671",
            "telemetry.sdk", "5552671",
            "password_hint", "hunter2!",
            "secret_count", 12_345_678L);
    assertThat(attributes(told)).isEqualTo(told);
  }

  @Test
  void marksNumbersOfPeopleAndLeavesCounts() {
    var told = new LinkedHashMap<String, Object>();
    told.put("card", 4111111111111111L);
    told.put("user", Map.of("ssn", 536904399));
    assertThat(attributes(told))
        .containsEntry("card", "[card]")
        .containsEntry("user", Map.of("ssn", "[national-id]"));

    var counts =
        Map.<String, Object>of(
            "tokens",
            123_456_789,
            "latency_ns",
            52998224725L,
            "at",
            1732867200000000000L,
            "score",
            0.5,
            "flag",
            true);
    assertThat(attributes(counts)).isEqualTo(counts);
  }

  @Test
  void redactsKeysAndKeepsBothValuesWhereTwoBecomeOne() {
    var people = new LinkedHashMap<String, Object>();
    people.put("anna@example.org", 1);
    people.put("bob@example.org", 2);
    var redacted = attributes("people", people, "contact.anna@example.org", "203.0.113.7");
    assertThat(redacted)
        .containsEntry("people", Map.of("[email]", 1, "[email] (2)", 2))
        .containsEntry("[email]", "[ip]");
    assertThat(String.valueOf(redacted.get(SpanRedaction.REPORT)))
        .contains("attributes.other")
        .doesNotContain("anna");
  }

  @Test
  void changesNothingTheSecondTime() {
    var span = span(Map.of("password", "hunter2!", "x@example.org", Map.of("ssn", 536904399)));
    var once = STANDARD.of(span, new RedactionTally());
    assertThat(once).isNotEqualTo(span);
    assertThat(STANDARD.of(once, new RedactionTally())).isSameAs(once);
    var sound = span(Map.of("a", List.of("b", Map.of("phone", "none"))));
    assertThat(STANDARD.of(sound, new RedactionTally())).isSameAs(sound);
  }

  @ParameterizedTest
  @MethodSource("opinions")
  void redactsEveryTextOfFeedback(Feedback.Opinion told, Feedback.Opinion expected) {
    var tally = new RedactionTally();
    var id = new FeedbackId(new UUID(1, 2));
    var trace = new TraceId("4bf92f3577b34da6a3ce929d0e0e4736");
    var redacted = STANDARD.of(new Feedback(id, trace, told, NOON), tally);
    assertThat(redacted.opinion()).isEqualTo(expected);
    assertThat(tally.isEmpty()).isFalse();
  }

  static Stream<Arguments> opinions() {
    var long80 = "a@example.org" + " ".repeat(66) + "x";
    return Stream.of(
        arguments(
            new Feedback.Label("a@example.org", "b@example.org", "c@example.org"),
            new Feedback.Label("[email]", "[email]", "[email]")),
        arguments(
            new Feedback.Evaluation(long80, 1, ""),
            new Feedback.Evaluation("[email]" + " ".repeat(66) + "x", 1, "")),
        arguments(
            new Feedback.Survey("Is a@example.org yours?", 1, 1, 5),
            new Feedback.Survey("Is [email] yours?", 1, 1, 5)),
        arguments(
            new Feedback.Preference(true, "a@example.org"),
            new Feedback.Preference(true, "[email]")));
  }

  private static Map<String, Object> attributes(
      String one, Object value, String other, Object second) {
    var told = new LinkedHashMap<String, Object>();
    told.put(one, value);
    told.put(other, second);
    return attributes(told);
  }

  private static Map<String, Object> attributes(Map<String, Object> told) {
    return STANDARD.of(span(told), new RedactionTally()).attributes();
  }

  private static Span span(Map<String, Object> attributes) {
    return new Span(
        new TraceId("4bf92f3577b34da6a3ce929d0e0e4736"),
        "00f067aa0ba902b7",
        Optional.empty(),
        "chat",
        "chat",
        NOON,
        NOON,
        Span.Status.OK,
        "m",
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        attributes);
  }
}
