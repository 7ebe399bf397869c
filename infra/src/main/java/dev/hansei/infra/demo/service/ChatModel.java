package dev.hansei.infra.demo.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A language model behind an OpenAI-compatible endpoint. It is asked only where {@code
 * HANSEI_DEMO_MODEL} names it: a key that lies in the environment spends nothing by itself. Thread
 * safe.
 *
 * @param name such as {@code openai/gpt-4o-mini}; what follows the slash goes to the endpoint
 * @param base such as {@code https://api.openai.com/v1}
 * @param key sent as bearer token; empty for endpoints that want none
 */
public record ChatModel(String name, URI base, String key, HttpClient http) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final String PROVIDER = "openai/";
  private static final ObjectMapper JSON = new ObjectMapper();

  public ChatModel {
    if (!name.startsWith(PROVIDER) || name.length() == PROVIDER.length()) {
      throw new IllegalArgumentException(
          "HANSEI_DEMO_MODEL reads openai/<model>, got '%s'".formatted(name));
    }
  }

  /** One message as the endpoint takes it. */
  public record Message(String role, String content) {}

  /** The model that the environment names; empty where it names none. */
  public static Optional<ChatModel> of(Map<String, String> environment) {
    String name = environment.getOrDefault("HANSEI_DEMO_MODEL", "");
    if (name.isBlank()) {
      return Optional.empty();
    }
    String base = environment.getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1");
    return Optional.of(
        new ChatModel(
            name,
            URI.create(base.replaceAll("/+$", "")),
            environment.getOrDefault("OPENAI_API_KEY", ""),
            HttpClient.newBuilder().connectTimeout(PATIENCE).build()));
  }

  /**
   * Its answer.
   *
   * @throws ServiceUnavailableException where it gives none
   */
  public String answer(List<Message> messages) {
    try {
      HttpResponse<String> answer =
          http.send(request(messages), HttpResponse.BodyHandlers.ofString());
      JsonNode said = JSON.readTree(answer.body());
      String text = said.at("/choices/0/message/content").asText();
      if (answer.statusCode() != OK || text.isBlank()) {
        throw unavailable("status " + answer.statusCode());
      }
      return text;
    } catch (IOException e) {
      throw unavailable(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw Prompts.interrupted();
    }
  }

  private HttpRequest request(List<Message> messages) throws JsonProcessingException {
    Map<String, Object> body =
        Map.of("model", name.substring(PROVIDER.length()), "messages", messages);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  }

  private ServiceUnavailableException unavailable(String why) {
    return new ServiceUnavailableException(
        "model-unavailable",
        "%s at %s gives no answer (%s). Check OPENAI_BASE_URL and OPENAI_API_KEY."
            .formatted(name, base, why));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ChatModel[%s, %s]".formatted(name, base);
  }
}
