package dev.hansei.activities.models;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An endpoint that answers for language models: {@code hansei.models.endpoints.<name>}. Models are
 * then called {@code <name>/<model>}. The endpoints {@code openai}, {@code anthropic}, {@code
 * gemini} and {@code ollama} take their values from {@code OPENAI_BASE_URL}, {@code OPENAI_API_KEY}
 * and their like.
 *
 * @param protocol how it is spoken to; OpenAI's unless it says otherwise
 * @param baseUrl such as {@code http://localhost:8000/v1}; empty where it is not set up, or is at
 *     home
 * @param apiKey sent along; empty where the endpoint wants none
 */
@EachProperty("hansei.models.endpoints")
public record ModelEndpoint(
    @Parameter String name,
    @Bindable(defaultValue = "OPENAI") Protocol protocol,
    @Bindable(defaultValue = "") String baseUrl,
    @Bindable(defaultValue = "") String apiKey) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public ModelEndpoint {
    if (!NAME.matcher(name).matches() || List.of("builtin", "http", "recorded").contains(name)) {
      throw new IllegalArgumentException(
          "hansei.models.endpoints.%s: a name has a-z, 0-9 and '-', and is not builtin, http or recorded"
              .formatted(name));
    }
    baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    if (!baseUrl.isEmpty() && !isHttp(baseUrl)) {
      throw new IllegalArgumentException(
          "hansei.models.endpoints.%s.base-url is an http or https URL".formatted(name));
    }
    apiKey = apiKey.strip();
    if (!apiKey.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "hansei.models.endpoints.%s.api-key has a blank or a sign that no key has"
              .formatted(name));
    }
  }

  /**
   * Where to send requests; empty when nobody set the endpoint up. A key alone means the provider
   * itself, and Ollama on this machine wants none; otherwise nothing is sent anywhere.
   */
  Optional<String> address() {
    if (!baseUrl.isEmpty()) {
      return Optional.of(baseUrl);
    }
    boolean isHome = name.equals(protocol.endpoint());
    return isHome && (!protocol.wantsKey() || !apiKey.isEmpty())
        ? Optional.of(protocol.home())
        : Optional.empty();
  }

  /** Whether it is the provider's own, which knows newer parameters than its imitators. */
  boolean isHome() {
    return address().filter(protocol.home()::equals).isPresent();
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ModelEndpoint[%s, %s, %s]".formatted(name, protocol, baseUrl);
  }
}
