package dev.hansei.activities.metrics.instructions;

import dev.hansei.activities.metrics.tokens.PythonText;
import java.util.LinkedHashSet;
import java.util.Set;

/** Something an answer was asked to do that can be seen in its text alone. */
@FunctionalInterface
public interface Instruction {
  /** Whether a text that is not blank does it. */
  boolean check(String answer);

  /** IFEval's strict verdict. A blank answer follows nothing. */
  default boolean isFollowed(String answer) {
    return !PythonText.strip(answer).isEmpty() && check(answer);
  }

  /**
   * IFEval's loose verdict: whether the answer follows it as it stands, or without its first line,
   * its last line, both, or asterisks; so that an introduction or emphasis costs nothing.
   */
  default boolean isFollowedLoosely(String answer) {
    int first = answer.indexOf('\n');
    int last = answer.lastIndexOf('\n');
    Set<String> variants = new LinkedHashSet<>();
    variants.add(answer);
    variants.add(first < 0 ? "" : PythonText.strip(answer.substring(first + 1)));
    variants.add(last < 0 ? "" : PythonText.strip(answer.substring(0, last)));
    variants.add(first == last ? "" : PythonText.strip(answer.substring(first + 1, last)));
    for (String variant : variants) {
      if (isFollowed(variant) || isFollowed(variant.replace("*", ""))) {
        return true;
      }
    }
    return false;
  }
}
