package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Whether an answer calls what was offered, as it was offered. */
public final class OfferedTools {
  private OfferedTools() {}

  /**
   * Whether the answer calls at least one tool, and each call names one that was offered and has
   * arguments that fit its schema.
   *
   * @param offered name, then JSON schema (or an empty text) of each tool in turn
   */
  public static boolean fit(String answer, List<String> offered) {
    List<ToolStep> steps = ToolStep.in(answer);
    return !steps.isEmpty() && steps.stream().allMatch(step -> fits(step, offered));
  }

  private static boolean fits(ToolStep step, List<String> offered) {
    for (int i = 0; i + 1 < offered.size(); i += 2) {
      if (offered.get(i).equals(step.name())) {
        String schema = offered.get(i + 1);
        return step.arguments()
            .filter(JsonNode::isObject)
            .filter(it -> schema.isEmpty() || JsonAnswers.is(it.toString(), List.of(schema)))
            .isPresent();
      }
    }
    return false;
  }
}
