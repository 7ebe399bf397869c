package dev.hansei.activities.models;

import java.util.Locale;

/**
 * The protocols in which language models are asked over HTTP, and where each is at home. The
 * endpoint that bears a protocol's own name is there without being configured.
 */
public enum Protocol {
  /** Chat completions, which many servers imitate. */
  OPENAI("https://api.openai.com/v1", true),
  /** The Messages API. */
  ANTHROPIC("https://api.anthropic.com", true),
  /** {@code generateContent} of the Gemini API. */
  GEMINI("https://generativelanguage.googleapis.com", true),
  /** {@code /api/chat}; by default the server on this machine, which wants no key. */
  OLLAMA("http://127.0.0.1:11434", false);

  private final String home;
  private final boolean wantsKey;

  Protocol(String home, boolean wantsKey) {
    this.home = home;
    this.wantsKey = wantsKey;
  }

  /** The name of the endpoint that is its own, such as {@code anthropic}. */
  String endpoint() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where that endpoint is, unless somebody says otherwise. */
  String home() {
    return home;
  }

  /** Whether that endpoint answers nobody without a key. */
  boolean wantsKey() {
    return wantsKey;
  }
}
