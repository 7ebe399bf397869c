package dev.hansei.activities.metrics.words;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flesch's reading ease of English: 206.835 - 1.015 words a sentence - 84.6 syllables a word. 90 to
 * 100 is read by children of eleven, 60 to 70 by most people, below 30 by graduates. Syllables are
 * counted by groups of vowels, a final silent e aside, so a figure is good for comparing texts, not
 * for a diagnosis. Other languages get a number that means nothing.
 *
 * <p>Source: Flesch, "A New Readability Yardstick" (1948).
 */
public final class Readability {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?=\\s|$)");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  private static final double BASE = 206.835;
  private static final double PER_SENTENCE = 1.015;
  private static final double PER_WORD = 84.6;

  private Readability() {}

  /** The ease; over 100 for very short words, below 0 for very long ones; 0 without words. */
  public static double ease(String text) {
    long words = 0;
    long syllables = 0;
    for (Matcher word = WORD.matcher(text); word.find(); words++) {
      syllables += syllables(word.group());
    }
    if (words == 0) {
      return 0;
    }
    long sentences = Math.max(1, SENTENCE_END.matcher(text.strip()).results().count());
    return BASE - PER_SENTENCE * words / sentences - PER_WORD * syllables / words;
  }

  static long syllables(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    long groups = VOWELS.matcher(lower).results().count();
    boolean silent = lower.endsWith("e") && !lower.endsWith("le") && groups > 1;
    return Math.max(1, silent ? groups - 1 : groups);
  }
}
