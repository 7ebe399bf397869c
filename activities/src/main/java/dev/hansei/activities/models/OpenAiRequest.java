package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import java.util.Locale;

/**
 * Writes the body of a chat completion. The same request gives the same bytes.
 *
 * <p>Source: OpenAI API reference, "Create chat completion".
 */
final class OpenAiRequest {
  /** A schema's title may hold what the provider's name for it may not. */
  private static final String NOT_IN_SCHEMA_NAME = "[^A-Za-z0-9_-]";

  private final ObjectMapper json;

  OpenAiRequest(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The body.
   *
   * @param newNames whether the endpoint wants {@code max_completion_tokens}; imitators of OpenAI
   *     know only {@code max_tokens}
   */
  byte[] body(ModelRequest request, boolean newNames) throws JsonProcessingException {
    ObjectNode body = json.createObjectNode();
    body.put("model", request.model().model());
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.messages()) {
      ObjectNode turn = messages.addObject();
      turn.put("role", message.role().name().toLowerCase(Locale.ROOT));
      turn.put("content", message.content());
    }
    settings(body, request.settings(), newNames);
    if (!request.outputSchema().isEmpty()) {
      format(body, request.outputSchema());
    }
    return json.writeValueAsBytes(body);
  }

  private static void settings(ObjectNode body, ModelSettings settings, boolean newNames) {
    Double temperature = settings.temperature();
    if (temperature != null) {
      body.put("temperature", temperature);
    }
    Double topP = settings.topP();
    if (topP != null) {
      body.put("top_p", topP);
    }
    Integer maxTokens = settings.maxTokens();
    if (maxTokens != null) {
      body.put(newNames ? "max_completion_tokens" : "max_tokens", maxTokens);
    }
    Long seed = settings.seed();
    if (seed != null) {
      body.put("seed", seed);
    }
  }

  private void format(ObjectNode body, String outputSchema) throws JsonProcessingException {
    JsonNode schema = json.readTree(outputSchema);
    ObjectNode format = body.putObject("response_format");
    format.put("type", "json_schema");
    ObjectNode named = format.putObject("json_schema");
    named.put("name", schema.path("title").asText("output").replaceAll(NOT_IN_SCHEMA_NAME, "_"));
    named.set("schema", schema);
  }
}
