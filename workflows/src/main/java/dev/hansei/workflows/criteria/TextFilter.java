package dev.hansei.workflows.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The closed list of what templates and transforms may do to a text; nothing that a document brings
 * is run as code. Pure.
 */
public enum TextFilter {
  /** Without white space at the ends. */
  TRIM("trim"),
  /** In lower case, whatever the machine's language. */
  LOWER("lower"),
  /** In upper case. */
  UPPER("upper"),
  /** The first letter in upper case, the others in lower case. */
  CAPITALIZE("capitalize"),
  /** How many UTF-16 units it has. */
  LENGTH("length"),
  /** As a JSON string, quotes around it. */
  JSON("json"),
  /** nunjucks' word for the same. */
  DUMP("dump"),
  /** The first line that is not blank. */
  FIRST_LINE("first-line"),
  /** The last line that is not blank. */
  LAST_LINE("last-line"),
  /** What stands in the first code fence; the text itself where there is none. */
  STRIP_FENCES("strip-fences"),
  /** Each run of white space as one space, none at the ends. */
  SQUEEZE("squeeze");

  private static final String FENCE = "```";
  private static final int FIRST_PRINTABLE = 0x20;

  private final String word;

  TextFilter(String word) {
    this.word = word;
  }

  /** Its name. */
  public String word() {
    return word;
  }

  /** The one of that name. */
  public static Optional<TextFilter> named(String word) {
    return Arrays.stream(values()).filter(filter -> filter.word.equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(TextFilter::word).toList();
  }

  /** What it makes of a text. */
  public String apply(String text) {
    return switch (this) {
      case TRIM -> text.strip();
      case LOWER -> LowerCase.of(text);
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case CAPITALIZE -> capitalized(text);
      case LENGTH -> String.valueOf(text.length());
      case JSON, DUMP -> quoted(text);
      case FIRST_LINE -> text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
      case LAST_LINE -> text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
      case STRIP_FENCES -> unfenced(text);
      case SQUEEZE -> text.strip().replaceAll("\\s+", " ");
    };
  }

  private static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + LowerCase.of(text.substring(1));
  }

  private static String unfenced(String text) {
    int open = text.indexOf(FENCE);
    int line = open < 0 ? -1 : text.indexOf('\n', open);
    if (line < 0) {
      return text;
    }
    int close = text.indexOf(FENCE, line);
    return text.substring(line + 1, close < 0 ? text.length() : close).strip();
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < FIRST_PRINTABLE) {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
