package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.ModelRequest;
import java.util.Map;
import java.util.Optional;

/**
 * How requests are written and answers read for one kind of endpoint; {@link HttpChatProvider} does
 * the sending, {@link ReplyReader} what they all have in common. Thread safe.
 */
interface ChatProtocol {
  /** What follows the endpoint's address in the URL. Never holds a key. */
  String path(ModelRequest request);

  /** What every request carries, the key among it where there is one. */
  Map<String, String> headers(String apiKey);

  /**
   * What is asked. The same request gives the same body.
   *
   * @throws JsonProcessingException when the request's output schema is no JSON
   */
  ObjectNode body(ModelRequest request) throws JsonProcessingException;

  /** How an answer comes in pieces; empty where it comes whole only. */
  default Optional<ChatStreaming> streaming() {
    return Optional.empty();
  }

  /** What a 200 says that holds no error. */
  ProviderReply read(JsonNode body);

  /** What an error says beyond its status; empty where the status is all there is to know. */
  Optional<ProviderReply> error(int status, JsonNode body);
}
