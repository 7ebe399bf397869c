package dev.hansei.workflows.criteria;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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

  /** What turns a sentence round; n't is cut from its word before it is looked for. */
  private static final Set<String> DENIALS =
      new TreeSet<>(
          List.of("not", "no", "never", "none", "cannot", "without", "neither", "nor", "nothing"));

  private static final List<String> DENYING_ENDS = List.of("n't", "ない", "なかった", "ません", "なく");

  /** English words that stand in any text, whatever it is about. */
  private static final Set<String> FILLERS =
      new TreeSet<>(
          List.of(
              "a", "an", "the", "and", "or", "but", "if", "then", "than", "that", "this", "these",
              "those", "there", "here", "is", "are", "was", "were", "be", "been", "being", "am",
              "do", "does", "did", "done", "have", "has", "had", "of", "in", "on", "at", "to",
              "for", "from", "by", "with", "as", "into", "about", "over", "under", "between", "it",
              "its", "he", "she", "they", "them", "their", "his", "her", "him", "we", "us", "our",
              "you", "your", "i", "me", "my", "which", "who", "whom", "whose", "what", "when",
              "where", "why", "how", "not", "no", "so", "such", "can", "could", "may", "might",
              "will", "would", "shall", "should", "must", "also", "all", "any", "some", "each",
              "both", "more", "most", "other", "only", "very", "just", "up", "out", "s", "t", "don",
              "doesn", "didn", "isn", "aren", "wasn", "weren"));

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

  /** Words that say what the text is about: no fillers, and no kana that stands alone. */
  Set<String> content() {
    Set<String> content = new LinkedHashSet<>(wordSet);
    content.removeAll(FILLERS);
    content.removeIf(FeatureText::isKana);
    return content;
  }

  private static boolean isKana(String word) {
    Character.UnicodeScript script = Character.UnicodeScript.of(word.codePointAt(0));
    return word.length() == 1
        && (script == Character.UnicodeScript.HIRAGANA
            || script == Character.UnicodeScript.KATAKANA);
  }

  /** Whether a sentence says that something is not so: an odd number of denials. */
  static boolean denies(String sentence) {
    FeatureText read = of(sentence);
    String low = read.text().toLowerCase(Locale.ROOT);
    long words = read.words().stream().filter(DENIALS::contains).count();
    long ends = DENYING_ENDS.stream().mapToLong(end -> occurrences(low, end)).sum();
    return (words + ends) % 2 == 1;
  }

  private static int occurrences(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
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
