package dev.hansei.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Expected values by the reference library: {@code src/test/reference/webhooks.py}. */
class WebhookSignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-30T01:02:03.999Z");

  private record Signed(String secret, String id, long timestamp, String body, String signature) {
    byte[] key() {
      return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Test
  void signsAsTheReferenceDoes() throws IOException {
    List<Signed> all = signed();
    assertThat(all).hasSize(12);
    for (Signed one : all) {
      var at = Instant.ofEpochSecond(one.timestamp());
      assertThat(WebhookSignature.headers(one.id(), at, one.bytes(), List.of(one.key())))
          .containsEntry("webhook-id", one.id())
          .containsEntry("webhook-timestamp", Long.toString(one.timestamp()))
          .containsEntry("webhook-signature", one.signature());
    }
  }

  @Test
  void eachSecretSignsTheNewestFirst() throws IOException {
    Signed one = signed().getFirst();
    byte[] older = signed().getLast().key();
    var at = Instant.ofEpochSecond(one.timestamp());
    String both =
        WebhookSignature.headers(one.id(), at, one.bytes(), List.of(one.key(), older))
            .get("webhook-signature");
    String old =
        WebhookSignature.headers(one.id(), at, one.bytes(), List.of(older))
            .get("webhook-signature");
    assertThat(both).isEqualTo(one.signature() + " " + old);
  }

  @Test
  void countsWholeSeconds() {
    assertThat(WebhookSignature.headers("a", NOW, new byte[0], List.of(new byte[32])))
        .containsEntry("webhook-timestamp", "1796000523");
  }

  @Test
  void refusesWhatCouldBeReadInTwoWays() {
    assertThatThrownBy(
            () -> WebhookSignature.headers("a.1", NOW, new byte[0], List.of(new byte[32])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WebhookSignature.headers("a", NOW, new byte[0], List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Signed> signed() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            WebhookSignatureTest.class.getResourceAsStream("/webhooks/signatures.json"))) {
      return new ObjectMapper().readValue(file, new TypeReference<>() {});
    }
  }
}
