package dev.hansei.activities.metrics.tokens;

import java.util.Map;

/**
 * The Porter stemmer in NLTK's default mode ({@code NLTK_EXTENSIONS}), which rouge-score and NLTK's
 * METEOR use: Porter's rules of 1980, Martin Porter's departures from them and those of NLTK.
 *
 * <p>Source: nltk.stem.porter 3.10.
 */
public final class PorterStemmer {
  /** Forms that the rules get wrong. */
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("sky", "sky"),
          Map.entry("skies", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("news", "news"),
          Map.entry("innings", "inning"),
          Map.entry("inning", "inning"),
          Map.entry("outings", "outing"),
          Map.entry("outing", "outing"),
          Map.entry("cannings", "canning"),
          Map.entry("canning", "canning"),
          Map.entry("howe", "howe"),
          Map.entry("proceed", "proceed"),
          Map.entry("exceed", "exceed"),
          Map.entry("succeed", "succeed"));

  /** Words of at most two characters are their own stems. */
  private static final int WHOLE_MAX = 2;

  private PorterStemmer() {}

  /** The stem of a word in lower case; may be empty ({@code "s"} rules on odd input). */
  public static String stem(String word) {
    String lower = PythonText.lower(word);
    String irregular = IRREGULAR.get(lower);
    if (irregular != null) {
      return irregular;
    }
    if (word.codePointCount(0, word.length()) <= WHOLE_MAX) {
      return lower;
    }
    Stem stem = new Stem(lower);
    PorterEndings.plural(stem);
    PorterEndings.past(stem);
    PorterEndings.finalY(stem);
    PorterSuffixes.doubled(stem);
    PorterSuffixes.adjectival(stem);
    PorterSuffixes.residual(stem);
    PorterEndings.finalE(stem);
    PorterEndings.finalDoubleL(stem);
    return stem.toString();
  }
}
