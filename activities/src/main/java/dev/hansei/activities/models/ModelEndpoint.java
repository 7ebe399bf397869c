package dev.hansei.activities.models;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An OpenAI-compatible endpoint: {@code hansei.models.endpoints.<name>}. Models are then called
 * {@code <name>/<model>}. The endpoint {@code openai} takes its two values from {@code
 * OPENAI_BASE_URL} and {@code OPENAI_API_KEY}.
 *
 * @param baseUrl such as {@code http://localhost:11434/v1}; empty where it is not set up
 * @param apiKey sent as bearer token; empty where the endpoint wants none
 */
@EachProperty("hansei.models.endpoints")
public record ModelEndpoint(
    @Parameter String name,
    @Bindable(defaultValue = "") String baseUrl,
    @Bindable(defaultValue = "") String apiKey) {
  /** The endpoint that is there without being configured, once it has a key. */
  public static final String OPENAI = "openai";

  private static final String OPENAI_URL = "https://api.openai.com/v1";
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
   * Where to send requests; empty when nobody set the endpoint up. A key alone means OpenAI itself;
   * without key and URL nothing is sent anywhere.
   */
  Optional<String> address() {
    if (!baseUrl.isEmpty()) {
      return Optional.of(baseUrl);
    }
    return name.equals(OPENAI) && !apiKey.isEmpty() ? Optional.of(OPENAI_URL) : Optional.empty();
  }

  /** Whether it is OpenAI's own, which knows newer parameters than its imitators. */
  boolean isOpenAi() {
    return address().filter(OPENAI_URL::equals).isPresent();
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
    return "ModelEndpoint[%s, %s]".formatted(name, baseUrl);
  }
}
