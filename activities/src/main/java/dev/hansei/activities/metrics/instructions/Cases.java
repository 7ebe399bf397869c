package dev.hansei.activities.metrics.instructions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Capital and small letters. The source also asks whether the answer is English; its language model
 * passes nearly all that is in one case, so that is not asked here.
 */
final class Cases {
  /** A word with what stands inside it. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_'’-]*");

  private Cases() {}

  /** {@code str.isupper}: letters with case there are, and all are capital. */
  static boolean isUpper(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
  }

  /** {@code str.islower}. */
  static boolean isLower(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase)
        && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
  }

  static Instruction capitalWords(Arguments arguments) {
    Amount amount = arguments.amount("capital_relation", "capital_frequency");
    return answer -> {
      long count = 0;
      for (Matcher found = WORD.matcher(answer); found.find(); ) {
        count += isUpper(found.group()) ? 1 : 0;
      }
      return amount.holds(count);
    };
  }
}
