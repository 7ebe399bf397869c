package dev.hansei.infra.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers by which a receiver knows who sent a body, when, and that it is whole: Standard
 * Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks), symmetric signatures. Pure.
 */
final class WebhookSignature {
  private static final String HMAC = "HmacSHA256";
  private static final String VERSION = "v1,";

  private WebhookSignature() {}

  /**
   * The three headers.
   *
   * @param id of the event, the same with each try; without dots
   * @param at when this try is made; whole seconds count, and receivers refuse what is off by more
   *     than five minutes
   * @param secrets the newest first; each signs
   */
  static Map<String, String> headers(String id, Instant at, byte[] body, List<byte[]> secrets) {
    if (id.isEmpty() || id.contains(".")) {
      throw new IllegalArgumentException("an id of an event has characters, and no dot: " + id);
    }
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a body is signed by at least one secret");
    }
    String timestamp = Long.toString(at.getEpochSecond());
    byte[] head = "%s.%s.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    headers.put(
        "webhook-signature",
        secrets.stream().map(each -> sign(each, head, body)).collect(Collectors.joining(" ")));
    return headers;
  }

  private static String sign(byte[] secret, byte[] head, byte[] body) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      mac.update(head);
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
