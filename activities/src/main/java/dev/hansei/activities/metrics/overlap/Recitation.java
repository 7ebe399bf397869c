package dev.hansei.activities.metrics.overlap;

import dev.hansei.workflows.criteria.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The longest run of words that an answer has word for word from a source, and where it stands
 * there. Words are runs of letters and digits, whatever the case of letters; what stands between
 * them is not compared. Han characters and kana, which no spaces part, are words one by one.
 *
 * @param words how many words the run has
 * @param of how many the answer has
 * @param citation where it stands and how it begins, for people; empty where no word is shared
 */
public record Recitation(int words, int of, String citation) {
  /** A book's chapter; an automaton of it takes some ten MiB for the time of a score. */
  static final int ANSWER_WORDS_MAX = 20_000;

  /** Sources together; read word by word, they take a tenth of a second. */
  static final int SOURCE_WORDS_MAX = 1_000_000;

  private static final int QUOTE_CHARS = 160;

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
              + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+");

  /** A text to look in, and what it is called. */
  public record Source(String name, String text) {}

  /** A word in lower case, and where it stands in its text. */
  record Word(String text, int start, int end) {}

  /**
   * The longest run of the answer that stands in a source; the first of its length.
   *
   * @throws IllegalArgumentException where answer or sources are longer than can be compared
   */
  public static Recitation of(String answer, List<Source> sources) {
    List<Word> own = words(answer, ANSWER_WORDS_MAX);
    WordAutomaton automaton = new WordAutomaton(own.stream().map(Word::text).toList());
    WordAutomaton.Shared longest = WordAutomaton.Shared.NOTHING;
    String name = "";
    int left = SOURCE_WORDS_MAX;
    for (Source source : sources) {
      List<Word> theirs = words(source.text(), left);
      left -= theirs.size();
      var shared = automaton.longest(theirs.stream().map(Word::text).toList());
      if (shared.length() > longest.length()) {
        longest = shared;
        name = source.name();
      }
    }
    return new Recitation(
        longest.length(),
        own.size(),
        longest.length() == 0 ? "" : cited(answer, own, longest, name));
  }

  /** The share of the answer's words that the run has, 0 to 1. */
  public double share() {
    return of == 0 ? 0 : (double) words / of;
  }

  /** Such as {@code 12 of 48 words (25 %) in a row stand in passage p1, words 5 to 16: “...”}. */
  public String told() {
    return words == 0
        ? "no word of the answer stands in the sources"
        : String.format(
            Locale.ROOT,
            "%d of %d words (%.0f %%) in a row stand in %s",
            words,
            of,
            100 * share(),
            citation);
  }

  private static String cited(
      String answer, List<Word> own, WordAutomaton.Shared run, String name) {
    return "%s, words %d to %d: %s"
        .formatted(
            name,
            run.place() - run.length() + 1,
            run.place(),
            quote(answer, own, run.end() - run.length(), run.length()));
  }

  /** How a run begins in the answer, in quotation marks. */
  static String quote(String answer, List<Word> own, int from, int length) {
    String quote = answer.substring(own.get(from).start(), own.get(from + length - 1).end());
    int cut = Math.min(quote.length(), QUOTE_CHARS);
    if (cut < quote.length() && Character.isHighSurrogate(quote.charAt(cut - 1))) {
      cut--;
    }
    return "“%s”".formatted(quote.substring(0, cut) + (cut < quote.length() ? "…" : ""));
  }

  /**
   * The words of a text.
   *
   * @throws IllegalArgumentException where there are more than {@code max}
   */
  static List<Word> words(String text, int max) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (words.size() == max) {
        throw new IllegalArgumentException("there are over %d words to compare".formatted(max));
      }
      words.add(new Word(LowerCase.of(matcher.group()), matcher.start(), matcher.end()));
    }
    return words;
  }
}
