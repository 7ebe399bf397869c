package dev.hansei.activities.metrics.instructions;

import dev.hansei.activities.metrics.tokens.PythonText;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which language a text is in, by its script and, where several share one, by their small words and
 * letters. Knows those IFEval asks for; where the source has a trained model, this has lists.
 */
final class Languages {
  private static final Map<UnicodeScript, List<String>> SCRIPTS =
      Map.ofEntries(
          Map.entry(UnicodeScript.KANNADA, List.of("kn")),
          Map.entry(UnicodeScript.HANGUL, List.of("ko")),
          Map.entry(UnicodeScript.TELUGU, List.of("te")),
          Map.entry(UnicodeScript.TAMIL, List.of("ta")),
          Map.entry(UnicodeScript.THAI, List.of("th")),
          Map.entry(UnicodeScript.BENGALI, List.of("bn")),
          Map.entry(UnicodeScript.GURMUKHI, List.of("pa")),
          Map.entry(UnicodeScript.GUJARATI, List.of("gu")),
          Map.entry(UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne")),
          Map.entry(UnicodeScript.ARABIC, List.of("ar", "fa", "ur")),
          Map.entry(UnicodeScript.CYRILLIC, List.of("ru", "bg")),
          Map.entry(UnicodeScript.LATIN, List.of("en", "de", "fi", "it", "pt", "sw", "vi")));

  private static final Map<String, Set<String>> WORDS =
      Map.ofEntries(
          words(
              "en", "the of and to in is that for it with was are you this be have from not on as"),
          words(
              "de",
              "der die das und ist nicht ein eine zu den mit von ich sie für auf im dem es wir"),
          words(
              "fi",
              "ja on ei että se oli hän ovat mutta kuin tai joka voi olla myös sekä kun niin"),
          words("it", "il di che e la un per non è del una con sono della le gli si da come più"),
          words("pt", "o de que e a um para não é uma com os do da em as no na por mais"),
          words(
              "sw",
              "ya wa na kwa ni za katika la kuwa hii cha kama yako hiyo wakati sana yangu lakini"),
          words(
              "vi",
              "là và của có một cho không được với các trong đã những để này bạn tôi người khi"),
          words("hi", "है के में की और का को से हैं यह पर नहीं एक था लिए हो कि भी तो"),
          words("mr", "आहे आणि आहेत च्या हे या ते होते नाही तर मी एक केले असे हा त्या ही"),
          words("ne", "छ र को मा छन् लाई हो हरू गर्न पनि यो थियो गरेको छैन भने तपाईं एक"),
          words("ar", "في من على أن إلى هذا التي الذي هو هي كان لا ما عن مع"),
          words("fa", "در به از که این را با است برای آن یک می خود تا بر"),
          words("ur", "کے میں کی ہے اور سے کا کو نے ہیں پر یہ کہ ایک نہیں"),
          words("ru", "и в не на что с я как это он по но все они мы так из у"),
          words("bg", "и на да се от за в не са ще това е като по си а"));

  /** Indian vowel signs belong to words. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private Languages() {}

  private static Map.Entry<String, Set<String>> words(String language, String words) {
    return Map.entry(language, Set.of(words.split(" ")));
  }

  static Instruction isIn(Arguments arguments) {
    String wanted = arguments.text("language");
    if (!WORDS.containsKey(wanted)
        && SCRIPTS.values().stream().noneMatch(all -> all.contains(wanted))) {
      throw new IllegalArgumentException("no rule tells language '%s'".formatted(wanted));
    }
    return answer -> wanted.equals(of(answer));
  }

  /** The language's code of two letters; empty where no rule tells. */
  static String of(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
    UnicodeScript most = UnicodeScript.UNKNOWN;
    for (Map.Entry<UnicodeScript, Integer> script : letters.entrySet()) {
      if (script.getValue() > letters.getOrDefault(most, 0)) {
        most = script.getKey();
      }
    }
    List<String> languages = SCRIPTS.getOrDefault(most, List.of(""));
    return languages.size() == 1 ? languages.getFirst() : byWords(text, languages);
  }

  private static String byWords(String text, List<String> languages) {
    Map<String, Integer> found = new LinkedHashMap<>();
    languages.forEach(language -> found.put(language, 0));
    for (Matcher word = WORD.matcher(PythonText.lower(text)); word.find(); ) {
      for (String language : languages) {
        if (WORDS.getOrDefault(language, Set.of()).contains(word.group())) {
          found.merge(language, 1, Integer::sum);
        }
      }
    }
    String best = languages.getFirst();
    for (Map.Entry<String, Integer> language : found.entrySet()) {
      if (language.getValue() > found.getOrDefault(best, 0)) {
        best = language.getKey();
      }
    }
    return best;
  }
}
