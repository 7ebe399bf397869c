package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.http.HttpStatus;
import java.util.Optional;

/**
 * What a Langfuse label names here: {@code dev}, {@code team} and {@code production} are our
 * stages, {@code latest} is the newest version. {@code production@u-42} gives a caller's key as
 * well, so that a client that knows no keys gets a rollout's sticky choice.
 *
 * @param stage empty for {@code latest}
 */
record LangfuseLabel(Optional<Stage> stage, Optional<String> key) {
  static final String LATEST = "latest";

  /** Reads a label; there are no others. */
  static LangfuseLabel of(String label) {
    int at = label.indexOf('@');
    String word = at < 0 ? label : label.substring(0, at);
    Optional<String> key =
        at < 0 ? Optional.empty() : CallerKey.of("label", label.substring(at + 1));
    if (word.equals(LATEST)) {
      return new LangfuseLabel(Optional.empty(), Optional.empty());
    }
    for (Stage stage : Stage.values()) {
      if (stage.word().equals(word)) {
        return new LangfuseLabel(Optional.of(stage), key);
      }
    }
    throw ApiProblem.of(
            HttpStatus.NOT_FOUND,
            "label-not-found",
            "Not found",
            "Labels are dev, team, production and latest here: '%s'. production@KEY chooses by key."
                .formatted(word.length() > 100 ? word.substring(0, 100) : word))
        .raise();
  }
}
