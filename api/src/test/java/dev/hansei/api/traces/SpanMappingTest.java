package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.redaction.SpanRedaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What all conventions have in common, and what stands beside a chat. */
class SpanMappingTest {
  @Test
  void takesNoReportOfARedactionFromASender() {
    var attributes = new LinkedHashMap<>(ConventionChats.current());
    attributes.put(SpanRedaction.REPORT, "ann@example.org");
    assertThat(MappedSpans.map(attributes).attributes()).doesNotContainKey(SpanRedaction.REPORT);
  }

  @Test
  void passagesKeepTheirOrderAndScores() {
    var expected = List.of("Thirty days to return.", "Keep the receipt.");
    for (Map<String, Object> told :
        List.<Map<String, Object>>of(
            Map.of(
                "gen_ai.operation.name",
                "retrieval",
                "gen_ai.retrieval.documents",
                "[{\"id\":\"a\",\"content\":\"Thirty days to return.\",\"score\":0.9},"
                    + "{\"id\":\"b\",\"content\":\"Keep the receipt.\",\"score\":0.4}]"),
            Map.of(
                "openinference.span.kind",
                "RETRIEVER",
                "retrieval.documents.0.document.content",
                "Thirty days to return.",
                "retrieval.documents.0.document.score",
                0.9,
                "retrieval.documents.1.document.content",
                "Keep the receipt."),
            Map.of(
                "confident.span.type",
                "retriever",
                "confident.span.retrieval_context",
                List.of("Thirty days to return.", "Keep the receipt.")),
            Map.of(
                "mlflow.spanType",
                "\"RETRIEVER\"",
                "mlflow.spanOutputs",
                "[{\"page_content\":\"Thirty days to return.\",\"score\":0.9},"
                    + "{\"page_content\":\"Keep the receipt.\"}]"))) {
      var span = MappedSpans.map(told);
      assertThat(span.operation()).isEqualTo("retrieval");
      assertThat(span.passages().stream().map(Span.RetrievedPassage::text).toList())
          .isEqualTo(expected);
      boolean scored = !told.containsKey("confident.span.type");
      assertThat(span.passages().getFirst().score()).isEqualTo(scored ? 0.9 : 0);
    }
  }

  @Test
  void aCallOfAToolIsToldAlikeByAll() {
    for (Map<String, Object> told :
        List.<Map<String, Object>>of(
            Map.of(
                "gen_ai.output.messages",
                "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c1\","
                    + "\"name\":\"find\",\"arguments\":{\"sku\":7}}]}]"),
            Map.of(
                "gen_ai.completion.0.tool_calls.0.id", "c1",
                "gen_ai.completion.0.tool_calls.0.name", "find",
                "gen_ai.completion.0.tool_calls.0.arguments", "{\"sku\":7}"),
            Map.of(
                "llm.output_messages.0.message.tool_calls.0.tool_call.id", "c1",
                "llm.output_messages.0.message.tool_calls.0.tool_call.function.name", "find",
                "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments",
                    "{\"sku\":7}"),
            Map.of(
                "langfuse.observation.output",
                "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\","
                    + "\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"sku\\\":7}\"}}]}"),
            Map.of(
                "gen_ai.tool.call.id", "c1",
                "gen_ai.tool.name", "find",
                "gen_ai.tool.call.arguments", "{\"sku\":7}"))) {
      assertThat(new SpanFacts(MappedSpans.map(told)).toolCalls())
          .isEqualTo(List.of(Map.of("id", "c1", "name", "find", "arguments", Map.of("sku", 7))));
    }
  }

  @Test
  void messagesMayComeInEvents() {
    var events =
        List.of(
            new OtlpSpan.Event("gen_ai.user.message", Map.of("content", ConventionChats.ASKED)),
            new OtlpSpan.Event(
                "gen_ai.choice", Map.of("message", "{\"content\":\"Thirty days.\"}")));
    var span = MappedSpans.mapping().map(MappedSpans.span(Map.of(), events)).span();
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, ConventionChats.ASKED));
    assertThat(span.output())
        .containsExactly(new Message(Message.Role.ASSISTANT, ConventionChats.SAID));
  }

  @Test
  void evaluationsOnASpanAreFeedbackOnItsTrace() {
    var told =
        Map.<String, Object>of(
            "annotations.0.annotation.name", "grounded",
            "annotations.0.annotation.score", 0.25,
            "annotations.0.annotation.explanation", "No source.",
            "annotations.1.annotation.name", "user_feedback",
            "annotations.1.annotation.label", "thumbs-down",
            "evaluations.0.evaluation.name", "tone",
            "evaluations.0.evaluation.label", "rude");
    var mapped = MappedSpans.mapping().map(MappedSpans.span(told, List.of()));
    assertThat(mapped.feedback().stream().map(Feedback::opinion).toList())
        .containsExactly(
            new Feedback.Evaluation("grounded", 0.25, "No source."),
            new Feedback.Thumbs(false),
            new Feedback.Label("tone", "rude", ""));
    assertThat(mapped.span().attributes()).isEmpty();
  }

  @Test
  void aUserOfTheResourceIsHashedToo() {
    var of =
        new OtlpSpan(
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "00f067aa0ba902b7",
            "",
            "chat",
            MappedSpans.START,
            MappedSpans.START,
            0,
            "",
            Map.of(),
            List.of(),
            Map.of("user.id", "ann@example.org", "service.version", "4.2"),
            "");
    var span = MappedSpans.mapping().map(of).span();
    assertThat(new SpanFacts(span).userHash()).contains("hash of ann@example.org");
    assertThat(new SpanFacts(span).release()).contains("4.2");
    assertThat(MappedSpans.without(span, SpanFacts.USER)).doesNotContain("ann@example.org");
  }

  @Test
  void moreAttributesThanAnybodySendsAreRefused() {
    var many = new LinkedHashMap<String, Object>();
    for (int i = 0; i <= SpanLimits.ATTRIBUTES_MAX; i++) {
      many.put("a" + i, 1L);
    }
    assertThatThrownBy(() -> MappedSpans.map(many))
        .hasMessageContaining("at most 4000 attributes: 4001");
    assertThatThrownBy(() -> MappedSpans.map(Map.of("x".repeat(501), 1L)))
        .hasMessageContaining("at most 500 characters: 501");
  }

  @Test
  void aTextThatBeginsWithAQuoteStaysWhole() {
    var said = "\"Thirty days\" is what the shop says.";
    var span =
        MappedSpans.map(
            Map.of("gen_ai.completion.0.content", said, "gen_ai.prompt.0.content", "\"Why?\""));
    assertThat(span.output()).containsExactly(new Message(Message.Role.ASSISTANT, said));
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, "\"Why?\""));
    assertThat(MappedSpans.map(Map.of("output.value", said)).output())
        .containsExactly(new Message(Message.Role.ASSISTANT, said));
  }

  @Test
  void deepJsonInAnAttributeStaysText() {
    var deep = "[".repeat(10_000) + "]".repeat(10_000);
    var span =
        MappedSpans.map(Map.of("gen_ai.input.messages", deep, "gen_ai.tool.definitions", deep));
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, deep));
    assertThat(span.attributes()).containsEntry("gen_ai.tool.definitions", deep);
  }
}
