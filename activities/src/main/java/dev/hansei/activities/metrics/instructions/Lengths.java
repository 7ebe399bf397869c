package dev.hansei.activities.metrics.instructions;

import dev.hansei.activities.metrics.tokens.PythonText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How many words, sentences and paragraphs. */
final class Lengths {
  private static final Pattern DIVIDER =
      Pattern.compile(Patterns.SPACE + "?\\*\\*\\*" + Patterns.SPACE + "?");
  private static final Pattern GAP = Pattern.compile("\n\n");
  private static final String ENDS_WORD = ".,?!'\"";

  private Lengths() {}

  /** Words are runs of letters, digits and underscores. */
  static Instruction words(Arguments arguments) {
    Amount amount = arguments.amount("relation", "num_words");
    return answer -> amount.holds(Patterns.count(Patterns.WORD, answer));
  }

  static Instruction sentences(Arguments arguments) {
    Amount amount = arguments.amount("relation", "num_sentences");
    return answer -> amount.holds(Sentences.count(answer));
  }

  /** Between lines of three asterisks; those at the beginning and the end part nothing. */
  static Instruction paragraphs(Arguments arguments) {
    int wanted = arguments.number("num_paragraphs");
    return answer -> {
      List<String> parts = Arrays.asList(DIVIDER.split(answer, -1));
      int count = parts.size();
      for (int i = 0; i < parts.size(); i++) {
        boolean blank = PythonText.strip(parts.get(i)).isEmpty();
        if (blank && i > 0 && i < parts.size() - 1) {
          return false;
        }
        count -= blank ? 1 : 0;
      }
      return count == wanted;
    };
  }

  /** Between two line ends. */
  static Instruction firstWord(Arguments arguments) {
    int wanted = arguments.number("num_paragraphs");
    int nth = arguments.number("nth_paragraph");
    String first = PythonText.lower(arguments.text("first_word"));
    return answer -> {
      List<String> parts = Arrays.asList(GAP.split(answer, -1));
      long count = parts.stream().filter(part -> !PythonText.strip(part).isEmpty()).count();
      if (nth < 1 || nth > count || count != wanted) {
        return false;
      }
      List<String> words = PythonText.words(parts.get(nth - 1));
      return !words.isEmpty() && bare(words.getFirst()).equals(first);
    };
  }

  /** Without quotation marks before it and whatever is behind its first punctuation. */
  private static String bare(String word) {
    int start = 0;
    while (start < word.length() && word.charAt(start) == '\'') {
      start++;
    }
    while (start < word.length() && word.charAt(start) == '"') {
      start++;
    }
    int end = start;
    while (end < word.length() && ENDS_WORD.indexOf(word.charAt(end)) < 0) {
      end++;
    }
    return PythonText.lower(word.substring(start, end));
  }
}
