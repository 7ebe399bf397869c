package dev.hansei.infra.demo.loop;

import java.util.Map;

/** The prompt's versions: what is live first, and what would replace it. */
final class Versions {
  static final String PROMPT = "ask-the-docs";

  private final Api lead;

  Versions(Api lead) {
    this.lead = lead;
  }

  void create() {
    lead.post("/prompts", Map.of("name", PROMPT));
  }

  /** Saves a version from a file that comes with the demo; gives its number. */
  int save(String file) {
    return lead.post(
            "/prompts/%s/versions".formatted(PROMPT),
            "application/yaml",
            Shipped.text("prompts/" + file))
        .path("number")
        .asInt();
  }
}
