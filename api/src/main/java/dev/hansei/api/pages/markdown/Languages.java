package dev.hansei.api.pages.markdown;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which language a text's letters tell, as far as a browser needs it to choose a font and a voice:
 * Han characters look different in Japanese and Chinese. English and all that shares its letters
 * stays unsaid.
 */
public final class Languages {
  private static final Map<UnicodeScript, String> BY_SCRIPT =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(UnicodeScript.HIRAGANA, "ja"),
              Map.entry(UnicodeScript.KATAKANA, "ja"),
              Map.entry(UnicodeScript.HANGUL, "ko"),
              Map.entry(UnicodeScript.HAN, "zh"),
              Map.entry(UnicodeScript.ARABIC, "ar"),
              Map.entry(UnicodeScript.HEBREW, "he"),
              Map.entry(UnicodeScript.THAI, "th"),
              Map.entry(UnicodeScript.DEVANAGARI, "hi"),
              Map.entry(UnicodeScript.GREEK, "el"),
              Map.entry(UnicodeScript.CYRILLIC, "ru")));

  /** The language of a text shows within its first lines. */
  private static final int READ_MAX = 400;

  private Languages() {}

  /** The value of a {@code lang} attribute; null where the page's own will do. */
  public static @Nullable String of(String text) {
    String found = null;
    int read = Math.min(READ_MAX, text.length());
    for (int i = 0; i < read; i += Character.charCount(text.codePointAt(i))) {
      String language = BY_SCRIPT.get(UnicodeScript.of(text.codePointAt(i)));
      if ("ja".equals(language)) {
        return language;
      }
      found = found == null ? language : found;
    }
    return found;
  }
}
