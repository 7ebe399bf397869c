package dev.hansei.api.traces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One chat as each convention tells it. */
final class ConventionChats {
  static final String ASKED = "How long?";
  static final String SAID = "Thirty days.";
  private static final String ASKED_JSON = "[{\"role\":\"user\",\"content\":\"How long?\"}]";
  private static final String SAID_JSON = "[{\"role\":\"assistant\",\"content\":\"Thirty days.\"}]";

  private ConventionChats() {}

  /** A convention's name and what it puts on the span of a chat. */
  record Chat(String convention, Map<String, Object> attributes) {
    @Override
    public String toString() {
      return convention;
    }
  }

  static List<Chat> all() {
    return List.of(
        new Chat("current GenAI", current()),
        new Chat("legacy GenAI and OpenLLMetry", legacy()),
        new Chat("OpenInference", openInference()),
        new Chat("Langfuse", langfuse()),
        new Chat("Confident", confident()),
        new Chat("MLflow", mlflow()));
  }

  static Map<String, Object> current() {
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
}
