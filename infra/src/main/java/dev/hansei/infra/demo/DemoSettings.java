package dev.hansei.infra.demo;

import dev.hansei.infra.demo.service.ChatModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the application is started, from its environment.
 *
 * @param port on 127.0.0.1; 0 for a free one
 * @param service where Hansei is
 * @param token an API token of a developer, lead or admin
 * @param prompt the prompt whose live version is used
 * @param documents the Javadoc jar of Temporal's SDK
 * @param cache folder for the passages' vectors
 * @param model answers in place of {@code builtin/extractive}, where one is named
 * @param concurrency questions that are answered at once; others wait
 */
public record DemoSettings(
    int port,
    URI service,
    String project,
    String token,
    String prompt,
    Path documents,
    Path cache,
    Optional<ChatModel> model,
    int concurrency) {
  static final int PORT = 8095;
  static final String PROMPT = "ask-the-docs";
  private static final int PORT_MAX = 65_535;

  public DemoSettings {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("HANSEI_DEMO_PORT is 0 to 65535, got " + port);
    }
    if (token.isBlank()) {
      throw new IllegalArgumentException(
          "HANSEI_TOKEN is missing: make an API token with the role developer"
              + " (infra/hansei tokens create) and set it");
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency is at least 1, got " + concurrency);
    }
  }

  /**
   * Reads them.
   *
   * @param documents from {@code -Dhansei.demo.documents}, which the launcher sets
   * @throws IllegalArgumentException naming the setting and what it may be
   */
  static DemoSettings of(Map<String, String> environment, String documents) {
    String home = environment.getOrDefault("HOME", ".");
    String cache =
        environment.getOrDefault(
            "HANSEI_CACHE",
            environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache") + "/hansei");
    String local = "http://127.0.0.1:" + environment.getOrDefault("HANSEI_PORT", "8088");
    return new DemoSettings(
        port(environment.getOrDefault("HANSEI_DEMO_PORT", Integer.toString(PORT))),
        URI.create(environment.getOrDefault("HANSEI_URL", local)),
        environment.getOrDefault("HANSEI_PROJECT", "default"),
        environment.getOrDefault("HANSEI_TOKEN", ""),
        environment.getOrDefault("HANSEI_DEMO_PROMPT", PROMPT),
        Path.of(documents),
        Path.of(cache, "demo"),
        ChatModel.of(environment),
        Runtime.getRuntime().availableProcessors());
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("HANSEI_DEMO_PORT is a number, got '%s'".formatted(text));
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "DemoSettings[port %d, %s, %s]".formatted(port, service, project);
  }
}
