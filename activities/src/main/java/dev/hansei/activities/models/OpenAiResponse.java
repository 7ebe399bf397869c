package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Usage;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads what a chat completion endpoint sent back. Nothing of an error's body leaves this class:
 * providers echo prompts and keys in it.
 */
final class OpenAiResponse {
  private static final String SECONDS = "\\d{1,9}";

  private final ObjectMapper json;

  OpenAiResponse(ObjectMapper json) {
    this.json = json;
  }

  ProviderReply read(int status, HttpHeaders headers, byte[] body) {
    return switch (status) {
      case 200 -> completion(body);
      case 429 -> new ProviderReply.Passing(CallFailure.RATE_LIMITED, retryAfter(headers));
      case 401, 403 -> new ProviderReply.Final(CallFailure.UNAUTHORIZED);
      // 408 and 409 are a proxy's or gateway's way to say "again".
      case 408, 409 -> new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
      default ->
          status >= 500
              ? new ProviderReply.Passing(CallFailure.UNAVAILABLE, retryAfter(headers))
              : new ProviderReply.Final(CallFailure.REJECTED);
    };
  }

  private ProviderReply completion(byte[] body) {
    JsonNode tree;
    try {
      tree = json.readTree(body);
    } catch (JsonProcessingException e) {
      return new ProviderReply.Final(CallFailure.MALFORMED);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("an array of bytes was read", e);
    }
    if (tree.hasNonNull("error")) {
      // A gateway that says 200 to an error: what is behind it may be back in a moment.
      return new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
    }
    if (!tree.path("choices").isArray()) {
      return new ProviderReply.Final(CallFailure.MALFORMED);
    }
    return choice(tree.path("choices").path(0), usage(tree.path("usage")));
  }

  private static ProviderReply choice(JsonNode choice, Usage usage) {
    String reason = choice.path("finish_reason").asText();
    if (reason.equals("content_filter")) {
      return new ProviderReply.Final(CallFailure.FILTERED);
    }
    if (reason.equals("length")) {
      return new ProviderReply.Final(CallFailure.TRUNCATED);
    }
    JsonNode content = choice.path("message").path("content");
    if (!content.isTextual() || content.textValue().isBlank()) {
      boolean refused = choice.path("message").path("refusal").isTextual();
      return new ProviderReply.Final(refused ? CallFailure.FILTERED : CallFailure.EMPTY);
    }
    return new ProviderReply.Text(content.textValue(), usage);
  }

  /** Prices are not known here, so the cost stays 0: unknown. */
  private static Usage usage(JsonNode usage) {
    return new Usage(
        Math.max(0, usage.path("prompt_tokens").asLong()),
        Math.max(0, usage.path("completion_tokens").asLong()),
        0,
        Math.max(0, usage.path("prompt_tokens_details").path("cached_tokens").asLong()));
  }

  /** Seconds or an HTTP date (RFC 9110, 10.2.3); milliseconds where OpenAI says them. */
  private static Duration retryAfter(HttpHeaders headers) {
    Optional<String> millis = headers.firstValue("retry-after-ms").filter(v -> v.matches(SECONDS));
    if (millis.isPresent()) {
      return Duration.ofMillis(Long.parseLong(millis.get()));
    }
    String value = headers.firstValue("retry-after").orElse("0").strip();
    if (value.matches(SECONDS)) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    return headers.firstValue("date").flatMap(now -> between(now, value)).orElse(Duration.ZERO);
  }

  private static Optional<Duration> between(String now, String then) {
    try {
      DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME;
      Duration wait =
          Duration.between(ZonedDateTime.parse(now, format), ZonedDateTime.parse(then, format));
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
