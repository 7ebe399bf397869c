package dev.hansei.activities.metrics;

import dev.hansei.activities.metrics.tokens.PythonText;
import dev.hansei.activities.metrics.tokens.TextBound;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Exact match and token F1 as the SQuAD evaluation counts them: lower case, without ASCII
 * punctuation and without the articles a, an and the; where expected or answer is then empty, 1 if
 * both are. If the expected text is Japanese, as JGLUE counts them for JSQuAD: punctuation stays
 * but for a final 。, and tokens are characters. Any kana or Han character makes it so, and so texts
 * in Chinese are counted alike.
 *
 * <p>Sources: Rajpurkar et al., "Know What You Don't Know" (2018), evaluation script 2.0;
 * yahoojapan/JGLUE, fine-tuning/patch. The values agree with theirs ({@code
 * src/test/reference/squad.py}).
 */
public final class Squad {
  /**
   * Words as Python's {@code \b} bounds them: Java's own {@code \b} counts accents in and Roman
   * numerals out.
   */
  private static final Pattern ARTICLES =
      Pattern.compile("(?<![\\p{L}\\p{N}_])(?:a|an|the)(?![\\p{L}\\p{N}_])");

  private Squad() {}

  /**
   * Exact match with the answer that is right; 0 or 1.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}
   */
  public static double exact(String expected, String answer) {
    TextBound.check(answer, List.of(expected));
    boolean japanese = isJapanese(expected);
    return normal(expected, japanese).equals(normal(answer, japanese)) ? 1 : 0;
  }

  /**
   * Exact match with any of several right answers, of which empty ones count only among themselves.
   */
  public static double exact(List<String> expected, String answer) {
    double best = 0;
    for (String one : answerable(expected)) {
      best = Math.max(best, exact(one, answer));
    }
    return best;
  }

  /**
   * F1 against the nearest of several right answers, of which empty ones count only among
   * themselves.
   */
  public static double f1(List<String> expected, String answer) {
    double best = 0;
    for (String one : answerable(expected)) {
      best = Math.max(best, f1(one, answer));
    }
    return best;
  }

  /** As version 2 of the script has it: without an answer that says something, nothing is right. */
  private static List<String> answerable(List<String> expected) {
    List<String> kept =
        expected.stream().filter(one -> !normal(one, isJapanese(one)).isEmpty()).toList();
    return kept.isEmpty() ? List.of("") : kept;
  }

  /**
   * F1 of the tokens of answer and expected text.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}
   */
  public static double f1(String expected, String answer) {
    TextBound.check(answer, List.of(expected));
    boolean japanese = isJapanese(expected);
    List<String> wanted = tokens(normal(expected, japanese), japanese);
    List<String> given = tokens(normal(answer, japanese), japanese);
    if (wanted.isEmpty() || given.isEmpty()) {
      return wanted.equals(given) ? 1 : 0;
    }
    int shared = shared(wanted, given);
    if (shared == 0) {
      return 0;
    }
    double precision = (double) shared / given.size();
    double recall = (double) shared / wanted.size();
    return 2 * precision * recall / (precision + recall);
  }

  private static boolean isJapanese(String text) {
    return text.codePoints().anyMatch(c -> c == '。' || c == 'ー' || isJapanese(UnicodeScript.of(c)));
  }

  private static boolean isJapanese(UnicodeScript script) {
    return script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HAN;
  }

  /**
   * A text as {@link #exact} compares it, so that the same answer in other letters is the same
   * text.
   *
   * @throws IllegalArgumentException it is longer than {@link TextBound#CHARS_MAX}
   */
  public static String normalised(String text) {
    TextBound.check(text, List.of());
    return normal(text, isJapanese(text));
  }

  private static String normal(String text, boolean japanese) {
    String lower = PythonText.lower(text);
    return String.join(
        " ", PythonText.words(japanese ? withoutFinalStop(lower) : withoutArticles(lower)));
  }

  private static String withoutArticles(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(c -> !PythonText.isPunctuation(c)).forEach(c -> kept.append((char) c));
    return ARTICLES.matcher(kept).replaceAll(" ");
  }

  private static String withoutFinalStop(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '。') {
      end--;
    }
    return text.substring(0, end);
  }

  private static List<String> tokens(String normal, boolean japanese) {
    if (normal.isEmpty()) {
      return List.of();
    }
    return japanese
        ? normal.codePoints().mapToObj(Character::toString).toList()
        : Arrays.asList(normal.split(" ", -1));
  }

  private static int shared(List<String> wanted, List<String> given) {
    Map<String, Integer> left = new LinkedHashMap<>();
    wanted.forEach(token -> left.merge(token, 1, Integer::sum));
    int shared = 0;
    for (String token : given) {
      int count = left.getOrDefault(token, 0);
      if (count > 0) {
        left.put(token, count - 1);
        shared++;
      }
    }
    return shared;
  }
}
