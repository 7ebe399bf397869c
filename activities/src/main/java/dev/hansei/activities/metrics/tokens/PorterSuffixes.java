package dev.hansei.activities.metrics.tokens;

import java.util.List;

/** Porter's steps 2 to 4: the first suffix of a list that fits decides, even where it stays. */
final class PorterSuffixes {
  private static final List<Rule> DOUBLED =
      List.of(
          new Rule("ational", "ate"),
          new Rule("tional", "tion"),
          new Rule("enci", "ence"),
          new Rule("anci", "ance"),
          new Rule("izer", "ize"),
          new Rule("bli", "ble"),
          new Rule("alli", "al"),
          new Rule("entli", "ent"),
          new Rule("eli", "e"),
          new Rule("ousli", "ous"),
          new Rule("ization", "ize"),
          new Rule("ation", "ate"),
          new Rule("ator", "ate"),
          new Rule("alism", "al"),
          new Rule("iveness", "ive"),
          new Rule("fulness", "ful"),
          new Rule("ousness", "ous"),
          new Rule("aliti", "al"),
          new Rule("iviti", "ive"),
          new Rule("biliti", "ble"),
          new Rule("fulli", "ful"));

  private static final List<Rule> ADJECTIVAL =
      List.of(
          new Rule("icate", "ic"),
          new Rule("ative", ""),
          new Rule("alize", "al"),
          new Rule("iciti", "ic"),
          new Rule("ical", "ic"),
          new Rule("ful", ""),
          new Rule("ness", ""));

  private static final List<String> RESIDUAL =
      List.of(
          "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion",
          "ou", "ism", "ate", "iti", "ous", "ive", "ize");

  private PorterSuffixes() {}

  private record Rule(String suffix, String ending) {}

  /** Step 2: relational, digitizer, hopefulness. */
  static void doubled(Stem word) {
    if (word.endsWith("alli") && word.measure(word.length() - 4) > 0) {
      word.become(word.length() - 2, "");
    }
    if (!applied(word, DOUBLED) && word.endsWith("logi") && word.measure(word.length() - 3) > 0) {
      word.become(word.length() - 1, "");
    }
  }

  /** Step 3: triplicate, formative, goodness. */
  static void adjectival(Stem word) {
    applied(word, ADJECTIVAL);
  }

  /** Step 4: revival, adoption, effective. */
  static void residual(Stem word) {
    for (String suffix : RESIDUAL) {
      if (word.endsWith(suffix)) {
        int kept = word.length() - suffix.length();
        if (word.measure(kept) > 1 && (!suffix.equals("ion") || isSt(word.letter(kept - 1)))) {
          word.become(kept, "");
        }
        return;
      }
    }
  }

  private static boolean applied(Stem word, List<Rule> rules) {
    for (Rule rule : rules) {
      if (word.endsWith(rule.suffix())) {
        int kept = word.length() - rule.suffix().length();
        if (word.measure(kept) > 0) {
          word.become(kept, rule.ending());
        }
        return true;
      }
    }
    return false;
  }

  private static boolean isSt(int letter) {
    return letter == 's' || letter == 't';
  }
}
