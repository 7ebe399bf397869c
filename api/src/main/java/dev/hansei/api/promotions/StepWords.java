package dev.hansei.api.promotions;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.ReleasePlan;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a rollout in one line: {@code 1%:400:4,10%:1600:4,50%:1000:1}. The last number of a step
 * may be left out, as in plans.
 */
final class StepWords {
  private static final String USUAL = "1%:400:4,10%:1600:4,50%:1000:1";

  /** No plan has more steps, and none needs more digits. */
  private static final int CHARS_MAX = 400;

  private static final Pattern STEP =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2})?)%:(\\d{1,7})(?::(\\d{1,2}))?");

  private StepWords() {}

  static List<CanaryStep> steps(@Nullable String said) {
    String words = said == null || said.isBlank() ? USUAL : said.replace(" ", "");
    if (words.length() > CHARS_MAX) {
      throw ApiProblem.invalidField("steps", "It has at most 400 characters.").raise();
    }
    List<CanaryStep> steps = Arrays.stream(words.split(",")).map(StepWords::step).toList();
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).share() <= steps.get(i - 1).share()) {
        throw ApiProblem.invalidField("steps", "Each share is above the one before.").raise();
      }
    }
    if (steps.size() > ReleasePlan.STEPS_MAX) {
      throw ApiProblem.invalidField("steps", "A plan has at most 10 steps.").raise();
    }
    return steps;
  }

  private static CanaryStep step(String words) {
    Matcher matcher = STEP.matcher(words);
    if (!matcher.matches()) {
      throw ApiProblem.invalidField("steps", "A step looks like 10%:1600:4.").raise();
    }
    try {
      String baselinePer = matcher.group(3);
      return new NewReleasePlan.Step(
              Double.valueOf(matcher.group(1)),
              Integer.valueOf(matcher.group(2)),
              baselinePer == null ? null : Integer.valueOf(baselinePer))
          .step();
    } catch (IllegalArgumentException e) {
      throw ApiProblem.invalidField("steps", String.valueOf(e.getMessage())).raise();
    }
  }
}
