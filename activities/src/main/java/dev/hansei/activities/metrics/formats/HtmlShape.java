package dev.hansei.activities.metrics.formats;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Whether an answer is HTML, or has some in it. Nothing that it names is loaded. */
public final class HtmlShape {
  /** Longer answers are data. */
  private static final int CHARS_MAX = 1_000_000;

  private static final String NAME = "<[a-zA-Z][a-zA-Z0-9-]*";

  private static final Pattern OPENING = Pattern.compile(NAME + "(?:\\s[^>]*+)?>");
  private static final Pattern CLOSING = Pattern.compile("</[a-zA-Z][a-zA-Z0-9-]*+\\s*+>");
  private static final Pattern USUAL =
      Pattern.compile(
          "<(html|head|body|div|span|p|a|img|h[1-6]|ul|ol|li|table|tr|td|th|form|input|button"
              + "|script|style|link|meta|br|hr)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Each of these alone is a hint; two make HTML. */
  private static final List<Pattern> HINTS =
      List.of(
          Pattern.compile(NAME + "(?:\\s[^>]*)?/>"),
          Pattern.compile("&(?:[a-zA-Z]+|#[0-9]+|#x[0-9a-fA-F]+);"),
          Pattern.compile("<!--.*?-->", Pattern.DOTALL),
          Pattern.compile("\\s[a-zA-Z-]+=\\s*[\"'][^\"']*[\"']"));

  private static final Pattern DOCTYPE =
      Pattern.compile("<!doctype\\s+html", Pattern.CASE_INSENSITIVE);

  /** jsoup makes these where a text has none. */
  private static final List<String> WRAPPERS = List.of("html", "head", "body");

  private HtmlShape() {}

  /** Whether there is HTML in the answer: a usual element, or two hints of one. */
  public static boolean in(String answer) {
    if (answer.length() > CHARS_MAX) {
      return false;
    }
    boolean opens = OPENING.matcher(answer).find();
    boolean closes = CLOSING.matcher(answer).find();
    if ((opens && closes) || finds(USUAL, answer) || finds(DOCTYPE, answer)) {
      return true;
    }
    long hints = HINTS.stream().filter(hint -> finds(hint, answer)).count();
    return hints + (opens || closes ? 1 : 0) >= 2;
  }

  /** Whether the answer is HTML: known elements, and no text beside them at the top. */
  public static boolean is(String answer) {
    String text = answer.strip();
    if (text.isEmpty() || text.length() > CHARS_MAX || lower(text).startsWith("<?xml")) {
      return false;
    }
    Document page = Jsoup.parse(text);
    boolean bare = !wrote(text, "body") && !page.body().ownText().isBlank();
    return !bare && page.getAllElements().stream().anyMatch(element -> isGiven(element, text));
  }

  private static boolean isGiven(Element element, String text) {
    String name = element.normalName();
    if (WRAPPERS.contains(name)) {
      return wrote(text, name);
    }
    return element.tag().isKnownTag() || name.contains("-");
  }

  private static boolean wrote(String text, String name) {
    return Pattern.compile("<" + name + "(?=[\\s>/])").matcher(lower(text)).find();
  }

  private static boolean finds(Pattern pattern, String text) {
    return pattern.matcher(text).find();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
