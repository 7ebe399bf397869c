package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.workflows.lineage.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One chat completion as the stub received it.
 *
 * @param key the caller's {@code Idempotency-Key}, else the hash of the body
 * @param schema the name of the JSON schema asked for, or empty
 */
public record StubRequest(String key, String model, String schema, List<Turn> turns) {
  /** Data as Hansei's requests quote it: {@code [[name mark]] ... [[/name mark]]}. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "\\[\\[([a-z0-9-]+) ([0-9a-f]{16})]]\n(.*?)\n\\[\\[/\\1 \\2]]", Pattern.DOTALL);

  public StubRequest {
    turns = List.copyOf(turns);
  }

  /** One message. */
  public record Turn(String role, String content) {}

  static StubRequest of(@Nullable String key, byte[] body, JsonNode json) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : json.path("messages")) {
      turns.add(new Turn(message.path("role").asText(), message.path("content").asText()));
    }
    return new StubRequest(
        key == null ? Sha256.of(body).hex() : key,
        json.path("model").asText(),
        json.path("response_format").path("json_schema").path("name").asText(),
        turns);
  }

  /** The last thing the user said. */
  public String lastUser() {
    return turns.reversed().stream()
        .filter(turn -> turn.role().equals("user"))
        .map(Turn::content)
        .findFirst()
        .orElse("");
  }

  /** Whether any message holds the text. */
  public boolean mentions(String text) {
    return turns.stream().anyMatch(turn -> turn.content().contains(text));
  }

  /** The quoted data of the last user message by name, in order. */
  public Map<String, String> quoted() {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher matcher = QUOTED.matcher(lastUser());
    while (matcher.find()) {
      found.putIfAbsent(matcher.group(1), matcher.group(3));
    }
    return found;
  }
}
