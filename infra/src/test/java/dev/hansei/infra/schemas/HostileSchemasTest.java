package dev.hansei.infra.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that somebody writes who means harm. */
class HostileSchemasTest {
  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer elsewhere;

  @BeforeEach
  void begin() throws Exception {
    elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = "{\"type\":\"object\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    elsewhere.start();
  }

  @AfterEach
  void end() {
    elsewhere.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"URL\"}",
        "{\"properties\":{\"a\":{\"$ref\":\"URL#/b\"}}}",
        "{\"$schema\":\"URL\"}",
        "{\"$id\":\"URL\",\"properties\":{\"a\":{\"$ref\":\"b\"}}}",
        "{\"properties\":{\"a\":{\"$schema\":\"URL\",\"$id\":\"URL/x\",\"type\":\"string\"}}}",
        "{\"properties\":{\"a\":{\"$schema\":\"URL\",\"type\":\"string\"}}}",
        "{\"$dynamicRef\":\"URL\",\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"}"
      })
  void nothingIsFetched(String schema) {
    String url = "http://127.0.0.1:%d/schema".formatted(elsewhere.getAddress().getPort());
    String text = schema.replace("URL", url);

    var unused = JsonSchemas.fault(text);
    try {
      var fits = JsonSchemas.fits(JsonSchemas.read(text), "{\"a\":1}");
      assertThat(fits).isIn(true, false);
    } catch (RuntimeException e) {
      assertThat(e).as("refused, which is as good").isNotNull();
    }

    assertThat(asked).hasValue(0);
  }

  @Test
  void aSchemaThatCallsItselfTheDraftChangesNoOther() {
    String impostor = "{\"$id\":\"%s\",\"not\":{}}".formatted(DRAFT_7);
    var unused = JsonSchemas.fault(impostor);
    try {
      JsonSchemas.read(impostor).initializeValidators();
    } catch (RuntimeException e) {
      assertThat(e).as("refused, which is as good").isNotNull();
    }

    assertThat(JsonSchemas.fault("{\"type\":\"object\"}")).isEmpty();
    assertThat(JsonSchemas.fault("{\"type\":\"no such type\"}")).isNotEmpty();
    assertThat(JsonSchemas.fits(JsonSchemas.read("{\"type\":\"string\"}"), "\"x\"")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(a+)+$", "(a|a)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){20}b"})
  void aPatternTakesNoLongerThanItsText(String pattern) {
    String schema = "{\"type\":\"string\",\"pattern\":\"%s\"}".formatted(pattern);

    boolean fits =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> JsonSchemas.fits(JsonSchemas.read(schema), "\"" + "a".repeat(20_000) + "!\""));

    assertThat(fits).isFalse();
  }

  @Test
  void choicesWithinChoicesEnd() {
    String schema = "{\"type\":\"string\"}";
    while (schema.length() < 2_000) {
      schema = "{\"anyOf\":[%1$s,%1$s]}".formatted(schema);
    }
    String nested = schema;
    String deep = "[".repeat(400) + "]".repeat(400);

    boolean fits =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> JsonSchemas.fits(JsonSchemas.read(nested), deep));

    assertThat(fits).isFalse();
    assertThat(JsonSchemas.fault("[".repeat(50_000))).isNotEmpty();
  }
}
