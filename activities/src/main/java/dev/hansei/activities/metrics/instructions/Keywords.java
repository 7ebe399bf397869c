package dev.hansei.activities.metrics.instructions;

import dev.hansei.activities.metrics.tokens.PythonText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words and letters that are to be there or not. Words are taken as they stand, never as patterns.
 */
final class Keywords {
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private Keywords() {}

  static Instruction present(Arguments arguments) {
    List<Pattern> words = arguments.texts("keywords").stream().map(Keywords::anywhere).toList();
    return answer -> words.stream().allMatch(word -> word.matcher(answer).find());
  }

  /** A word in another does not count. */
  static Instruction absent(Arguments arguments) {
    List<Pattern> words =
        arguments.texts("forbidden_words").stream()
            .map(word -> edge(word, true) + Pattern.quote(word) + edge(word, false))
            .map(word -> Pattern.compile(word, ANY_CASE))
            .toList();
    return answer -> words.stream().noneMatch(word -> word.matcher(answer).find());
  }

  static Instruction frequency(Arguments arguments) {
    Pattern word = anywhere(PythonText.strip(arguments.text("keyword")));
    Amount amount = arguments.amount("relation", "frequency");
    return answer -> {
      long count = 0;
      for (Matcher found = word.matcher(answer); found.find(); ) {
        count++;
      }
      return amount.holds(count);
    };
  }

  static Instruction letters(Arguments arguments) {
    String letter = PythonText.lower(PythonText.strip(arguments.text("letter")));
    Amount amount = arguments.amount("let_relation", "let_frequency");
    return answer ->
        amount.holds(
            PythonText.lower(answer)
                .codePoints()
                .filter(c -> Character.toString(c).equals(letter))
                .count());
  }

  private static Pattern anywhere(String word) {
    return Pattern.compile(Pattern.quote(word), ANY_CASE);
  }

  /** Python's {@code \b}: between a letter, digit or underscore and anything else. */
  private static String edge(String word, boolean before) {
    int next =
        word.isEmpty() ? ' ' : before ? word.codePointAt(0) : word.codePointBefore(word.length());
    boolean inWord = Character.isLetterOrDigit(next) || next == '_';
    String other = before ? "(?<%s[\\p{L}\\p{N}_])" : "(?%s[\\p{L}\\p{N}_])";
    return other.formatted(inWord ? "!" : "=");
  }
}
