package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.ModelName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a suite is to be run against.
 *
 * @param type prompt or recorded
 * @param prompt with type prompt: the prompt's name, together with {@code version}
 * @param version its version's number
 * @param promptVersionId the version's id, instead of the two
 * @param model with type prompt: what answers
 * @param set with type recorded: the recorded set's name
 */
public record NewTarget(
    String type,
    @Nullable String prompt,
    @Nullable Integer version,
    @Nullable String promptVersionId,
    @Nullable ModelName model,
    @Nullable String set) {
  static final String PROMPT = "prompt";
  static final String RECORDED = "recorded";

  public NewTarget {
    switch (Rules.needed("type", type)) {
      case PROMPT -> {
        checkVersion(prompt, version, promptVersionId);
        Rules.needed("model", model);
        refuse("set", set, PROMPT);
      }
      case RECORDED -> {
        Rules.text("set", set, 120);
        refuse("prompt", prompt, RECORDED);
        refuse("version", version, RECORDED);
        refuse("promptVersionId", promptVersionId, RECORDED);
        refuse("model", model, RECORDED);
      }
      default -> throw Rules.unknownWord("type", type, List.of(PROMPT, RECORDED));
    }
  }

  private static void checkVersion(
      @Nullable String prompt, @Nullable Integer version, @Nullable String promptVersionId) {
    if (promptVersionId != null) {
      Rules.id("promptVersionId", promptVersionId);
      refuse("prompt", prompt, "promptVersionId");
      refuse("version", version, "promptVersionId");
      return;
    }
    Rules.needed("prompt", prompt);
    if (Rules.needed("version", version) < 1) {
      throw new InvalidFieldException("version", "Version numbers count from 1.");
    }
  }

  private static void refuse(String field, @Nullable Object value, String beside) {
    if (value != null) {
      throw new InvalidFieldException(field, "It has no meaning beside '%s'.".formatted(beside));
    }
  }
}
