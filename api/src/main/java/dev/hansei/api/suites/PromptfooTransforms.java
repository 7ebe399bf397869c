package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.Transform;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * promptfoo's transforms are JavaScript, which is not run here. The few that everybody writes are
 * read by their looks; all else must be one of our transforms.
 */
final class PromptfooTransforms {
  private static final Map<String, String> USUAL =
      Map.of(
          "output.trim()", "trim",
          "output.toLowerCase()", "lower",
          "output.toUpperCase()", "upper",
          "output.trim().toLowerCase()", "trim | lower",
          "output.toLowerCase().trim()", "lower | trim",
          "JSON.parse(output)", "json:");

  private static final Pattern PATH =
      Pattern.compile("(?:JSON\\.parse\\(output\\)|output)((?:\\.[A-Za-z_$][\\w$]*|\\[\\d+\\])+)");
  private static final Pattern STEP = Pattern.compile("[A-Za-z_$][\\w$]*|\\d+");

  private PromptfooTransforms() {}

  /** Ours that does the same; empty where there is none. */
  static Optional<String> read(String script) {
    String text = script.strip().replaceFirst(";$", "");
    if (USUAL.containsKey(text)) {
      return Optional.ofNullable(USUAL.get(text));
    }
    Matcher path = PATH.matcher(text);
    if (path.matches()) {
      StringBuilder pointer = new StringBuilder("json:");
      STEP.matcher(path.group(1))
          .results()
          .forEach(step -> pointer.append('/').append(step.group()));
      return Optional.of(pointer.toString());
    }
    try {
      Transform.parse(text);
      return Optional.of(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
