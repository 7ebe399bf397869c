package dev.hansei.workflows.criteria;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as {@link AnswerFeatures} count it. Words are runs of letters and digits in lower case;
 * where a script puts no space between words, each character is one.
 *
 * @param names words that begin with a capital within a sentence, in lower case
 */
record FeatureText(
    String text,
    List<String> words,
    Set<String> wordSet,
    Set<String> numbers,
    Set<String> names,
    int sentences) {
  // Each of these patterns moves forward by at least a character a match: linear in the text.
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{M}]+|\\p{Nd}+(?:[.,]\\p{Nd}+)*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?。！？]+(?=\\s|$)|\\n+");
  private static final Pattern CAPITAL = Pattern.compile("(?<=[\\p{Ll},;] )\\p{Lu}[\\p{L}]+");
  private static final Pattern FORMATTED =
      Pattern.compile("(?m)^\\s{0,8}(?:[-*•]|\\d{1,3}[.)]|```)");

  /** What says that an answer is none, in the languages that the product's own texts cover. */
  private static final List<String> REFUSALS =
      List.of(
          "i don't know",
          "i do not know",
          "i cannot",
          "i can't",
          "i am unable",
          "i'm unable",
          "i'm sorry",
          "i apologize",
          "as an ai",
          "not able to",
          "don't have access",
          "do not have access",
          "わかりません",
          "できません");

  private static final List<String> HEDGES =
      List.of(
          "may ",
          "might ",
          "possibly",
          "perhaps",
          "likely",
          "not sure",
          "unclear",
          "it seems",
          "could be",
          "かもしれません");

  static FeatureText of(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replace('\u2019', '\'');
    List<String> words = new ArrayList<>();
    Set<String> numbers = new LinkedHashSet<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
      if (Character.isDigit(word.group().codePointAt(0))) {
        numbers.add(word.group());
      }
    }
    Set<String> names = new LinkedHashSet<>();
    Matcher capital = CAPITAL.matcher(text);
    while (capital.find()) {
      names.add(capital.group().toLowerCase(Locale.ROOT));
    }
    int ends = (int) SENTENCE_END.matcher(text.strip()).results().count();
    return new FeatureText(
        text, words, new LinkedHashSet<>(words), numbers, names, words.isEmpty() ? 0 : ends + 1);
  }

  int lines() {
    return (int) text.strip().lines().filter(line -> !line.isBlank()).count();
  }

  /** Mean characters a word; 0 without words. */
  double wordLength() {
    return words.stream().mapToInt(String::length).average().orElse(0);
  }

  /** How much of the text is words said before, in [0, 1). */
  double repetition() {
    return words.isEmpty() ? 0 : 1 - (double) wordSet.size() / words.size();
  }

  boolean refuses() {
    String low = text.toLowerCase(Locale.ROOT);
    return REFUSALS.stream().anyMatch(low::contains);
  }

  int hedges() {
    String low = text.toLowerCase(Locale.ROOT);
    return (int) HEDGES.stream().filter(low::contains).count();
  }

  boolean asks() {
    return text.strip().endsWith("?") || text.strip().endsWith("？");
  }

  boolean isFormatted() {
    return FORMATTED.matcher(text).find();
  }
}
