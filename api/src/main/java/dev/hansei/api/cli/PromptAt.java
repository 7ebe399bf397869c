package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** A prompt's version as it is written: {@code name@3}, or {@code name@production}. */
record PromptAt(String name, int version) {
  private static final Set<String> STAGES = Set.of("dev", "team", "production");

  /**
   * Reads it; a stage is looked up.
   *
   * @return empty where nothing is live at that stage yet
   * @throws CliFailure of usage where it is neither
   */
  static Optional<PromptAt> of(Api api, String text) {
    int at = text.lastIndexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    String which = at < 0 ? "" : text.substring(at + 1);
    if (which.matches("[1-9]\\d{0,8}")) {
      return Optional.of(new PromptAt(name, Integer.parseInt(which)));
    }
    if (name.isEmpty() || !STAGES.contains(which)) {
      throw CliFailure.usage(
          "'%s' is no version of a prompt; write NAME@3, or NAME@production (team, dev)"
              .formatted(text));
    }
    return live(api, name, which);
  }

  /** The stage that it names; empty for a version. */
  static Optional<String> stage(String text) {
    return Optional.of(text.substring(text.lastIndexOf('@') + 1)).filter(STAGES::contains);
  }

  private static Optional<PromptAt> live(Api api, String name, String stage) {
    try {
      JsonNode live = api.get("/prompts/" + Api.encoded(name) + "?stage=" + stage);
      return Optional.of(new PromptAt(name, live.path("number").asInt()));
    } catch (CliFailure e) {
      if (e.problem().filter(it -> it.path("code").asText().equals("nothing-live")).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
