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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same chat and the same retrieval as each convention tells them. */
class SpanMappingTest {
  private static final long START = 1_795_000_000_000_000_000L;
  private static final String ASKED = "How long?";
  private static final String SAID = "Thirty days.";
  private static final String ASKED_JSON = "[{\"role\":\"user\",\"content\":\"How long?\"}]";
  private static final String SAID_JSON = "[{\"role\":\"assistant\",\"content\":\"Thirty days.\"}]";

  /** A convention's name and what it puts on the span of a chat. */
  record Chat(String convention, Map<String, Object> attributes) {
    @Override
    public String toString() {
      return convention;
    }
  }

  static List<Chat> chats() {
    return List.of(
        new Chat("current GenAI", current()),
        new Chat("legacy GenAI and OpenLLMetry", legacy()),
        new Chat("OpenInference", openInference()),
        new Chat("Langfuse", langfuse()),
        new Chat("Confident", confident()),
        new Chat("MLflow", mlflow()));
  }

  @Test
  void takesNoReportOfARedactionFromASender() {
    var attributes = new LinkedHashMap<>(current());
    attributes.put(SpanRedaction.REPORT, "ann@example.org");
    assertThat(map(attributes).attributes()).doesNotContainKey(SpanRedaction.REPORT);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void eachConventionTellsTheSameChat(Chat chat) {
    var attributes = new LinkedHashMap<>(chat.attributes());
    attributes.put("shop.basket", "b-7");
    var span = map(attributes);
    assertThat(span.operation()).isEqualTo("chat");
    assertThat(span.model()).isEqualTo("gpt-4o-mini");
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, ASKED));
    assertThat(span.output()).containsExactly(new Message(Message.Role.ASSISTANT, SAID));
    assertThat(span.inputTokens()).isEqualTo(12);
    assertThat(span.outputTokens()).isEqualTo(3);
    assertThat(span.attributes()).containsEntry("shop.basket", "b-7");
    var facts = new SpanFacts(span);
    assertThat(facts.session()).contains("s-1");
    assertThat(facts.userHash()).contains("hash of ann@example.org");
    assertThat(without(span, SpanFacts.USER)).doesNotContain("ann@example.org");
  }

  @ParameterizedTest
  @MethodSource("chats")
  void whatIsToldBesideIsBroughtUnderOneName(Chat chat) {
    var facts = new SpanFacts(map(chat.attributes()));
    switch (chat.convention()) {
      case "current GenAI" -> {
        assertThat(facts.parameters().get("temperature")).isEqualTo(0.2);
        assertThat(facts.tokens("cache_read")).isEqualTo(4);
        assertThat(facts.tokens("reasoning")).isEqualTo(2);
      }
      case "OpenInference" -> {
        assertThat(facts.parameters().get("temperature")).isEqualTo(0.2);
        assertThat(facts.costUsdMicros()).isEqualTo(1_500);
        assertThat(facts.span().prompt()).isEmpty();
      }
      case "Langfuse" -> {
        assertThat(facts.costUsdMicros()).isEqualTo(1_500);
        assertThat(facts.tags()).hasToString("[shop, night]");
        assertThat(facts.environment()).contains("production");
        assertThat(facts.span().prompt()).contains(new Span.PromptUse("answer", "3"));
      }
      case "Confident" -> {
        assertThat(facts.costUsdMicros()).isEqualTo(18);
        assertThat(facts.span().prompt()).contains(new Span.PromptUse("answer", "3"));
      }
      case "MLflow" -> assertThat(facts.costUsdMicros()).isEqualTo(1_500);
      default -> assertThat(facts.tokens("cache_read")).isEqualTo(4);
    }
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
      var span = map(told);
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
      assertThat(new SpanFacts(map(told)).toolCalls())
          .isEqualTo(List.of(Map.of("id", "c1", "name", "find", "arguments", Map.of("sku", 7))));
    }
  }

  @Test
  void messagesMayComeInEvents() {
    var events =
        List.of(
            new OtlpSpan.Event("gen_ai.user.message", Map.of("content", ASKED)),
            new OtlpSpan.Event(
                "gen_ai.choice", Map.of("message", "{\"content\":\"Thirty days.\"}")));
    var span = mapping().map(span(Map.of(), events)).span();
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, ASKED));
    assertThat(span.output()).containsExactly(new Message(Message.Role.ASSISTANT, SAID));
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
    var mapped = mapping().map(span(told, List.of()));
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
            START,
            START,
            0,
            "",
            Map.of(),
            List.of(),
            Map.of("user.id", "ann@example.org", "service.version", "4.2"),
            "");
    var span = mapping().map(of).span();
    assertThat(new SpanFacts(span).userHash()).contains("hash of ann@example.org");
    assertThat(new SpanFacts(span).release()).contains("4.2");
    assertThat(without(span, SpanFacts.USER)).doesNotContain("ann@example.org");
  }

  @Test
  void moreAttributesThanAnybodySendsAreRefused() {
    var many = new LinkedHashMap<String, Object>();
    for (int i = 0; i <= SpanLimits.ATTRIBUTES_MAX; i++) {
      many.put("a" + i, 1L);
    }
    assertThatThrownBy(() -> map(many)).hasMessageContaining("at most 4000 attributes: 4001");
    assertThatThrownBy(() -> map(Map.of("x".repeat(501), 1L)))
        .hasMessageContaining("at most 500 characters: 501");
  }

  @Test
  void aTextThatBeginsWithAQuoteStaysWhole() {
    var said = "\"Thirty days\" is what the shop says.";
    var span =
        map(Map.of("gen_ai.completion.0.content", said, "gen_ai.prompt.0.content", "\"Why?\""));
    assertThat(span.output()).containsExactly(new Message(Message.Role.ASSISTANT, said));
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, "\"Why?\""));
    assertThat(map(Map.of("output.value", said)).output())
        .containsExactly(new Message(Message.Role.ASSISTANT, said));
  }

  @Test
  void deepJsonInAnAttributeStaysText() {
    var deep = "[".repeat(10_000) + "]".repeat(10_000);
    var span = map(Map.of("gen_ai.input.messages", deep, "gen_ai.tool.definitions", deep));
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, deep));
    assertThat(span.attributes()).containsEntry("gen_ai.tool.definitions", deep);
  }

  private static Map<String, Object> current() {
    var told = new LinkedHashMap<String, Object>();
    told.put("gen_ai.operation.name", "chat");
    told.put("gen_ai.request.model", "gpt-4o-mini");
    told.put("gen_ai.request.temperature", 0.2);
    told.put(
        "gen_ai.input.messages",
        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"How long?\"}]}]");
    told.put(
        "gen_ai.output.messages",
        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Thirty days.\"}]}]");
    told.put("gen_ai.usage.input_tokens", 12L);
    told.put("gen_ai.usage.output_tokens", 3L);
    told.put("gen_ai.usage.cache_read.input_tokens", 4L);
    told.put("gen_ai.usage.reasoning.output_tokens", 2L);
    told.put("gen_ai.conversation.id", "s-1");
    told.put("user.id", "ann@example.org");
    return told;
  }

  private static Map<String, Object> legacy() {
    var told = new LinkedHashMap<String, Object>();
    told.put("llm.request.type", "chat");
    told.put("gen_ai.system", "openai");
    told.put("gen_ai.request.model", "gpt-4o-mini");
    told.put("gen_ai.prompt.0.role", "user");
    told.put("gen_ai.prompt.0.content", ASKED);
    told.put("gen_ai.completion.0.role", "assistant");
    told.put("gen_ai.completion.0.content", SAID);
    told.put("gen_ai.usage.prompt_tokens", 12L);
    told.put("gen_ai.usage.completion_tokens", 3L);
    told.put("gen_ai.usage.cache_read_input_tokens", 4L);
    told.put("traceloop.association.properties.session_id", "s-1");
    told.put("traceloop.association.properties.user_id", "ann@example.org");
    return told;
  }

  private static Map<String, Object> openInference() {
    var told = new LinkedHashMap<String, Object>();
    told.put("openinference.span.kind", "LLM");
    told.put("llm.model_name", "gpt-4o-mini");
    told.put("llm.invocation_parameters", "{\"temperature\":0.2}");
    told.put("llm.input_messages.0.message.role", "user");
    told.put("llm.input_messages.0.message.content", ASKED);
    told.put("llm.output_messages.0.message.role", "assistant");
    told.put("llm.output_messages.0.message.contents.0.message_content.type", "text");
    told.put("llm.output_messages.0.message.contents.0.message_content.text", SAID);
    told.put("llm.token_count.prompt", 12L);
    told.put("llm.token_count.completion", 3L);
    told.put("llm.cost.prompt", 0.001);
    told.put("llm.cost.completion", 0.0005);
    told.put("session.id", "s-1");
    told.put("user.id", "ann@example.org");
    return told;
  }

  private static Map<String, Object> langfuse() {
    var told = new LinkedHashMap<String, Object>();
    told.put("langfuse.observation.type", "generation");
    told.put("langfuse.observation.model.name", "gpt-4o-mini");
    told.put("langfuse.observation.input", ASKED_JSON);
    told.put("langfuse.observation.output", SAID_JSON);
    told.put("langfuse.observation.usage_details", "{\"input\":12,\"output\":3}");
    told.put("langfuse.observation.cost_details", "{\"input\":0.001,\"output\":0.0005}");
    told.put("langfuse.observation.prompt.name", "answer");
    told.put("langfuse.observation.prompt.version", 3L);
    told.put("langfuse.trace.tags", List.of("shop", "night"));
    told.put("langfuse.environment", "production");
    told.put("langfuse.session.id", "s-1");
    told.put("langfuse.user.id", "ann@example.org");
    return told;
  }

  private static Map<String, Object> confident() {
    var told = new LinkedHashMap<String, Object>();
    told.put("confident.span.type", "llm");
    told.put("confident.llm.model", "gpt-4o-mini");
    told.put("confident.span.input", ASKED);
    told.put("confident.span.output", SAID);
    told.put("confident.llm.input_token_count", 12L);
    told.put("confident.llm.output_token_count", 3L);
    told.put("confident.llm.cost_per_input_token", 0.000001);
    told.put("confident.llm.cost_per_output_token", 0.000002);
    told.put("confident.span.prompt_alias", "answer");
    told.put("confident.span.prompt_version", "3");
    told.put("confident.trace.thread_id", "s-1");
    told.put("confident.trace.user_id", "ann@example.org");
    return told;
  }

  private static Map<String, Object> mlflow() {
    var told = new LinkedHashMap<String, Object>();
    told.put("mlflow.spanType", "\"CHAT_MODEL\"");
    told.put("mlflow.llm.model", "\"gpt-4o-mini\"");
    told.put("mlflow.spanInputs", "{\"model\":\"gpt-4o-mini\",\"messages\":" + ASKED_JSON + "}");
    told.put(
        "mlflow.spanOutputs",
        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Thirty days.\"}}]}");
    told.put("mlflow.chat.tokenUsage", "{\"input_tokens\":12,\"output_tokens\":3}");
    told.put("mlflow.llm.cost", "{\"total_cost\":0.0015}");
    told.put("mlflow.trace.session", "\"s-1\"");
    told.put("mlflow.trace.user", "\"ann@example.org\"");
    return told;
  }

  private static String without(Span span, String name) {
    var rest = new LinkedHashMap<>(span.attributes());
    rest.remove(name);
    return rest.toString();
  }

  private static SpanMapping mapping() {
    return new SpanMapping(user -> "hash of " + user);
  }

  private static Span map(Map<String, Object> attributes) {
    return mapping().map(span(attributes, List.of())).span();
  }

  private static OtlpSpan span(Map<String, Object> attributes, List<OtlpSpan.Event> events) {
    return new OtlpSpan(
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "00f067aa0ba902b7",
        "",
        "chat",
        START,
        START + 1_500_000_000L,
        0,
        "",
        attributes,
        events,
        Map.of(),
        "");
  }
}
