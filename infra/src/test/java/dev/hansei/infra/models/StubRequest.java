package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.workflows.lineage.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request for an answer as the stub received it.
 *
 * @param key the caller's {@code Idempotency-Key}, else the hash of the body
 * @param schema the title of the JSON schema asked for, or empty
 * @param sent what came over the wire
 */
public record StubRequest(String key, String model, String schema, List<Turn> turns, Sent sent) {
  /** Data as Hansei's requests quote it: {@code [[name mark]] ... [[/name mark]]}. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "\\[\\[([a-z0-9-]+) ([0-9a-f]{16})]]\n(.*?)\n\\[\\[/\\1 \\2]]", Pattern.DOTALL);

  public StubRequest {
    turns = List.copyOf(turns);
  }

  /** One message. */
  public record Turn(String role, String content) {}

  /**
   * What came over the wire.
   *
   * @param uri path and query
   * @param headers by lower-case name; the first value of each
   */
  public record Sent(String uri, Map<String, String> headers, JsonNode body) {}

  static StubRequest of(StubProtocol speaks, Sent sent, byte[] bytes) {
    String given = sent.headers().get("idempotency-key");
    return new StubRequest(
        given == null ? Sha256.of(bytes).hex() : given,
        speaks.model(sent.uri(), sent.body()),
        speaks.schema(sent.body()).path("title").asText(),
        speaks.turns(sent.body()),
        sent);
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
