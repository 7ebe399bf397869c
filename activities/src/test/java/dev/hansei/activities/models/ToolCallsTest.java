package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools as each provider wants them, and calls as each says them. */
class ToolCallsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ChatProtocol OPENAI = new OpenAiProtocol(JSON, true);
  private static final ChatProtocol ANTHROPIC = new AnthropicProtocol(JSON);
  private static final ChatProtocol GEMINI = new GeminiProtocol(JSON);
  private static final ChatProtocol OLLAMA = new OllamaProtocol(JSON);

  private static final String SCHEMA = "{\"type\":\"object\",\"required\":[\"city\"]}";
  private static final List<Tool> TOOLS =
      List.of(new Tool("weather", "Says how it is.", SCHEMA), new Tool("now", "", ""));

  static List<Arguments> calls() {
    return List.of(
        Arguments.of(
            OPENAI,
            """
            {"choices": [{"finish_reason": "tool_calls", "message": {"content": "Let me see.",
              "tool_calls": [
                {"id": "call_8", "type": "function", "function":
                  {"name": "weather", "arguments": "{\\"unit\\": \\"C\\", \\"city\\": \\"Paris\\"}"}},
                {"id": "call_9", "type": "function", "function": {"name": "now", "arguments": ""}}]}}]}
            """),
        Arguments.of(
            ANTHROPIC,
            """
            {"stop_reason": "tool_use", "content": [{"type": "text", "text": "Let me see."},
              {"type": "tool_use", "id": "toolu_8", "name": "weather",
                "input": {"unit": "C", "city": "Paris"}},
              {"type": "tool_use", "id": "toolu_9", "name": "now", "input": {}}]}
            """),
        Arguments.of(
            GEMINI,
            """
            {"candidates": [{"finishReason": "STOP", "content": {"parts": [
              {"text": "Let me see."},
              {"functionCall": {"name": "weather", "args": {"unit": "C", "city": "Paris"}}},
              {"functionCall": {"name": "now"}}]}}]}
            """),
        Arguments.of(
            OLLAMA,
            """
            {"done": true, "done_reason": "stop", "message": {"content": "", "tool_calls": [
              {"function": {"name": "weather", "arguments": {"unit": "C", "city": "Paris"}}},
              {"function": {"name": "now", "arguments": {}}}]}}
            """));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void callsAreTheSameTextWhoeverMakesThem(ChatProtocol protocol, String body)
      throws JsonProcessingException {
    assertThat(protocol.read(JSON.readTree(body)))
        .isInstanceOfSatisfying(
            ProviderReply.Text.class,
            reply ->
                assertThat(reply.text())
                    .isEqualTo(
                        "[{\"arguments\":{\"city\":\"Paris\",\"unit\":\"C\"},"
                            + "\"name\":\"weather\"},{\"arguments\":{},\"name\":\"now\"}]"));
  }

  @Test
  void argumentsThatAreNoObjectAreMalformed() throws JsonProcessingException {
    String body =
        "{\"choices\": [{\"message\": {\"tool_calls\": [{\"function\": "
            + "{\"name\": \"weather\", \"arguments\": \"%s\"}}]}}]}";
    for (String arguments : List.of("{\\\"city", "7", "[]")) {
      assertThat(OPENAI.read(JSON.readTree(body.formatted(arguments))))
          .as(arguments)
          .isEqualTo(new ProviderReply.Final(CallFailure.MALFORMED));
    }
  }

  @Test
  void offersThemAsEachProviderWants() throws JsonProcessingException {
    JsonNode function = OPENAI.body(request(TOOLS)).at("/tools/0/function");
    assertThat(function.path("name").asText()).isEqualTo("weather");
    assertThat(function.path("description").asText()).isEqualTo("Says how it is.");
    assertThat(function.path("parameters")).isEqualTo(JSON.readTree(SCHEMA));
    assertThat(OLLAMA.body(request(TOOLS)).at("/tools/0/function")).isEqualTo(function);

    ObjectNode anthropic = ANTHROPIC.body(request(TOOLS));
    assertThat(anthropic.at("/tools/0/input_schema")).isEqualTo(JSON.readTree(SCHEMA));
    assertThat(anthropic.at("/tools/1/name").asText()).isEqualTo("now");
    assertThat(anthropic.at("/tools/1/input_schema/type").asText()).isEqualTo("object");
    assertThat(anthropic.path("tools").path(1).has("description")).isFalse();

    assertThat(
            GEMINI.body(request(TOOLS)).at("/tools/0/functionDeclarations/0/parametersJsonSchema"))
        .isEqualTo(JSON.readTree(SCHEMA));
  }

  @Test
  void withoutToolsNoneAreOffered() throws JsonProcessingException {
    for (ChatProtocol protocol : List.of(OPENAI, ANTHROPIC, GEMINI, OLLAMA)) {
      assertThat(protocol.body(request(List.of())).has("tools")).isFalse();
    }
  }

  @Test
  void onlyToolsThatAreThereChangeWhatIsHashed() {
    var json = new CanonicalJson();
    assertThat(json.write(request(List.of()))).doesNotContain("tools");
    assertThat(json.write(request(TOOLS))).contains("\"tools\":[{");
  }

  @Test
  void aNameThatSomeProviderRefusesIsNone() {
    assertThatThrownBy(() -> new Tool("what is it?", "", "")).hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> new Tool("x".repeat(65), "", "")).hasMessageContaining("1 to 64");
  }

  private static ModelRequest request(List<Tool> tools) {
    return new ModelRequest(
        new ModelName("some/model"),
        List.of(new Message(Message.Role.USER, "How is the weather in Paris?")),
        ModelSettings.DEFAULTS,
        Map.of(),
        "",
        0,
        "",
        tools);
  }
}
