package dev.hansei.api.firstpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** One answer of the service. {@code json} is a missing node where the body is no JSON. */
public record Reply(int status, HttpHeaders headers, String body, JsonNode json) {
  public Reply expect(int wanted) {
    if (status != wanted) {
      throw new AssertionError("expected %d, got %d: %s".formatted(wanted, status, body));
    }
    return this;
  }

  public String text(String pointer) {
    JsonNode node = json.at(pointer);
    if (node.isMissingNode()) {
      throw new AssertionError("no %s in %s".formatted(pointer, body));
    }
    return node.asText();
  }

  public int number(String pointer) {
    return Integer.parseInt(text(pointer));
  }

  public String id() {
    return text("/id");
  }
}
