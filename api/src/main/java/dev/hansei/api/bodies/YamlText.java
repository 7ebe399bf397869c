package dev.hansei.api.bodies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.problems.ApiException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JSON as YAML for people, such as {@link YamlBodies} reads: texts of many lines as blocks, one
 * value a line, nothing that YAML 1.1 takes for something else. The same value gives the same text.
 */
public final class YamlText {
  private static final String STEP = "  ";

  /** Begins with a letter and has no mark of YAML's. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z]([A-Za-z0-9 _.,/-]*[A-Za-z0-9_])?");

  /** What YAML 1.1 reads as no text. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private final StringBuilder text = new StringBuilder();

  private YamlText() {}

  /**
   * An object as a document.
   *
   * @return empty where a body in YAML could not say it: too long, too deep, or a value that YAML
   *     has not
   */
  public static Optional<String> of(JsonNode object) {
    var yaml = new YamlText();
    yaml.object(object, "");
    var text = yaml.text.toString();
    try {
      var read = YamlBodies.tree(text.getBytes(StandardCharsets.UTF_8), false);
      return read.equals(object) ? Optional.of(text) : Optional.empty();
    } catch (IOException | ApiException _) {
      return Optional.empty();
    }
  }

  private void object(JsonNode object, String indent) {
    Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
    // The first stands behind the dash of a list.
    for (String before = ""; fields.hasNext(); before = indent) {
      var field = fields.next();
      text.append(before).append(line(field.getKey())).append(':');
      value(field.getValue(), indent);
    }
  }

  private void list(JsonNode list, String indent) {
    for (JsonNode item : list) {
      text.append(indent).append('-');
      if (item.isObject() && !item.isEmpty()) {
        text.append(' ');
        object(item, indent + STEP);
      } else {
        value(item, indent);
      }
    }
  }

  /** What follows a colon or a dash, to the end of its last line. */
  private void value(JsonNode value, String indent) {
    if (value.isContainerNode() && !value.isEmpty()) {
      text.append('\n');
      if (value.isArray()) {
        list(value, indent + STEP);
      } else {
        text.append(indent).append(STEP);
        object(value, indent + STEP);
      }
    } else if (value.isTextual() && isBlock(value.asText())) {
      block(value.asText(), indent + STEP);
    } else {
      text.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static String scalar(JsonNode value) {
    if (value.isTextual()) {
      return line(value.asText());
    }
    return value.isDouble() ? decimal(value.asDouble()) : value.toString();
  }

  /** Never with an exponent, which some readers take for a text, nor as a whole number. */
  private static String decimal(double value) {
    String plain = BigDecimal.valueOf(value).toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  /** Whether lines of a file can be its lines, to the last character. */
  private static boolean isBlock(String value) {
    return value.contains("\n")
        && !value.isBlank()
        && value.codePoints().allMatch(c -> c == '\n' || c == '\t' || isShown(c));
  }

  /** What a reader of YAML takes as it stands, without a second kind of line break. */
  private static boolean isShown(int c) {
    return (c >= 0x20 && c <= 0x7e)
        || (c >= 0xa0 && c <= 0xd7ff && c != 0x2028 && c != 0x2029)
        || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff)
        || c >= 0x10000;
  }

  private void block(String value, String indent) {
    String body = value.replaceAll("\n+$", "");
    int breaks = value.length() - body.length();
    text.append(" |");
    if (body.startsWith(" ") || body.startsWith("\n") || body.startsWith("\t")) {
      text.append(STEP.length());
    }
    text.append(breaks == 0 ? "-" : breaks == 1 ? "" : "+").append('\n');
    for (String line : body.split("\n", -1)) {
      text.append(line.isEmpty() ? "" : indent).append(line).append('\n');
    }
    text.append("\n".repeat(Math.max(0, breaks - 1)));
  }

  /** A text on one line: as it is where nothing can mistake it, else quoted. */
  private static String line(String value) {
    if (PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT))) {
      return value;
    }
    var quoted = new StringBuilder("\"");
    value.chars().forEach(c -> quoted.append(escaped((char) c)));
    return quoted.append('"').toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default ->
          isShown(c) || Character.isSurrogate(c)
              ? String.valueOf(c)
              : String.format(Locale.ROOT, "\\u%04x", (int) c);
    };
  }
}
