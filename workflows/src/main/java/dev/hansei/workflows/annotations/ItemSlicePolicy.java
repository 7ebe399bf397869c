package dev.hansei.workflows.annotations;

import dev.hansei.workflows.cases.CaseContent;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which slices an item belongs to: raters may agree on some kinds of items only. Pure. */
public final class ItemSlicePolicy {
  /** The field of a case that names its language, where somebody filled it in. */
  public static final String LANGUAGE = "language";

  private static final String LENGTH = "answer length";

  /** What stands before the key of a case's own field. */
  private static final String FIELD = "field ";

  /** A longer value is a text, not a kind. */
  private static final int VALUE_CHARS_MAX = 40;

  /** A longer one is no language's name or tag. */
  private static final int LANGUAGE_CHARS_MAX = 20;

  /** A sentence or two; a paragraph or two; more. */
  private static final int SHORT_CHARS = 200;

  private static final int MEDIUM_CHARS = 1_000;

  private ItemSlicePolicy() {}

  /** The parts, by dimension: language, length of the answer, and each field of the case. */
  public static Map<String, String> of(CaseContent asked, String answer) {
    Map<String, String> parts = languageAndLength(asked, answer);
    asked
        .fields()
        .forEach((key, value) -> {
          String kind = value.strip();
          if (!key.equals(LANGUAGE) && !kind.isEmpty() && kind.length() <= VALUE_CHARS_MAX) {
            parts.put(FIELD + key, kind);
          }
        });
    return parts;
  }

  /** Of these only what every item has, as certificates slice by. */
  public static Map<String, String> languageAndLength(CaseContent asked, String answer) {
    Map<String, String> parts = new TreeMap<>();
    String named = asked.fields().getOrDefault(LANGUAGE, "").strip();
    boolean isKnown = !named.isEmpty() && named.length() <= LANGUAGE_CHARS_MAX;
    parts.put(LANGUAGE, isKnown ? named : script(asked.question() + answer));
    parts.put(LENGTH, length(answer.length()));
    return parts;
  }

  private static String length(int chars) {
    return chars <= SHORT_CHARS ? "short" : chars <= MEDIUM_CHARS ? "medium" : "long";
  }

  /** The language where the script alone tells it, else the script. */
  private static String script(String text) {
    Map<UnicodeScript, Integer> counts = new TreeMap<>();
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    // Kana is found in Japanese only, and always beside Han.
    if (counts.containsKey(UnicodeScript.HIRAGANA) || counts.containsKey(UnicodeScript.KATAKANA)) {
      return "ja";
    }
    if (counts.containsKey(UnicodeScript.HANGUL)) {
      return "ko";
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> name(most.getKey()))
        .orElse("none");
  }

  private static String name(UnicodeScript script) {
    return script == UnicodeScript.HAN ? "zh" : script.name().toLowerCase(Locale.ROOT) + " script";
  }
}
