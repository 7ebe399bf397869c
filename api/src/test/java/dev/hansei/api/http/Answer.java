package dev.hansei.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What the service answered. */
@SuppressWarnings("ArrayRecordComponent") // read once by a test, never compared
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The status, or a failure that shows the body. */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new AssertionError("expected %d, got %d: %s".formatted(wanted, status, body()));
    }
    return this;
  }

  public String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public JsonNode json() {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + body(), e);
    }
  }

  /** The text at a JSON pointer; fails when there is none. */
  public String text(String pointer) {
    var node = json().at(pointer);
    if (node.isMissingNode()) {
      throw new AssertionError("no %s in %s".formatted(pointer, body()));
    }
    return node.asText();
  }
}
