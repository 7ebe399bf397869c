package dev.hansei.infra.prompts;

import com.google.re2j.Pattern;
import dev.hansei.infra.prompts.TemplateNode.Name;
import dev.hansei.infra.prompts.TemplateNode.Section;
import dev.hansei.infra.prompts.TemplateNode.Text;
import dev.hansei.infra.prompts.TemplateNode.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the part of Mustache that has no logic: values, sections, inverted sections and comments,
 * with the rule that a section's or comment's tag alone on its line takes the line with it.
 * Partials are filled in before; whatever else could load, call or redefine something (blocks,
 * pragmas, other delimiters) is refused by name.
 *
 * <p>Source: the Mustache specification 1.4, modules interpolation, sections, inverted and
 * comments; without escaping, since prompts are plain text.
 */
final class TemplateParser {
  /** A message longer than this carries data, which belongs in a variable. */
  static final int CHARS_MAX = 64 * 1024;

  /** Deeper nesting is a program. */
  static final int DEPTH_MAX = 16;

  private static final Pattern NAME =
      Pattern.compile("\\.|[\\p{L}_][\\p{L}\\p{N}_-]*(\\.[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*)*");

  private record Open(Name name, boolean inverted, List<TemplateNode> body) {}

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private List<TemplateNode> nodes = new ArrayList<>();
  private int at;
  private int counted;
  private int line = 1;

  private TemplateParser(String text) {
    this.text = text;
  }

  /**
   * The nodes of a template.
   *
   * @throws TemplateException naming the line and what is wrong with it
   */
  static List<TemplateNode> parse(String text) {
    if (text.length() > CHARS_MAX) {
      throw new TemplateException(
          "a template has at most %d characters, this one has %d"
              .formatted(CHARS_MAX, text.length()));
    }
    return new TemplateParser(text).parse();
  }

  private List<TemplateNode> parse() {
    int tag = text.indexOf("{{");
    while (tag >= 0) {
      tag(tag);
      tag = text.indexOf("{{", at);
    }
    addText(text.length());
    if (!open.isEmpty()) {
      Name name = open.peek().name();
      throw TemplateException.at(
          name.line(), "section '%1$s' is never closed: add {{/%1$s}}".formatted(name.text()));
    }
    return List.copyOf(nodes);
  }

  private void tag(int start) {
    int tagLine = lineOf(start);
    boolean triple = text.startsWith("{{{", start);
    String closing = triple ? "}}}" : "}}";
    int inside = start + closing.length();
    int end = text.indexOf(closing, inside);
    if (end < 0) {
      throw TemplateException.at(tagLine, "a tag is never closed: add " + closing);
    }
    char kind = triple || inside == end ? ' ' : text.charAt(inside);
    int next = end + closing.length();
    switch (kind) {
      case '#', '^' -> {
        takeTag(start, next, true);
        openSection(name(inside + 1, end, tagLine), kind == '^');
      }
      case '/' -> {
        takeTag(start, next, true);
        closeSection(name(inside + 1, end, tagLine));
      }
      case '!' -> takeTag(start, next, true);
      case '>', '<', '$', '=', '%', '*' -> throw TemplateException.at(tagLine, refusal(kind));
      default -> {
        takeTag(start, next, false);
        nodes.add(new Value(name(kind == '&' ? inside + 1 : inside, end, tagLine)));
      }
    }
  }

  private static String refusal(char kind) {
    String what =
        switch (kind) {
          case '>' -> "partials ({{>...}}) that 'partials' of the version does not pin";
          case '=' -> "other delimiters ({{=...=}})";
          case '%' -> "pragmas ({{%...}})";
          default -> "blocks and dynamic names ({{<...}}, {{$...}}, {{*...}})";
        };
    return what
        + " are not allowed; a prompt may use {{name}}, {{#name}}, {{^name}}, {{/name}}, {{!...}}";
  }

  /**
   * Adds the text before the tag and moves behind it, over its whole line where it stands alone.
   */
  private void takeTag(int start, int next, boolean mayStandAlone) {
    int lineStart = skipBlanks(text, start, -1);
    int lineEnd = skipBlanks(text, next, 1);
    boolean opensLine = lineStart == 0 || text.charAt(lineStart - 1) == '\n';
    boolean endsLine = lineEnd == text.length() || text.charAt(lineEnd) == '\n';
    boolean alone = mayStandAlone && opensLine && endsLine;
    addText(alone ? Math.max(at, lineStart) : start);
    at = alone ? Math.min(text.length(), lineEnd + 1) : next;
  }

  /** From a position over spaces, tabs and carriage returns in one direction. */
  static int skipBlanks(String text, int from, int step) {
    int position = from;
    int looked = step < 0 ? -1 : 0;
    while (position + looked >= 0
        && position + looked < text.length()
        && " \t\r".indexOf(text.charAt(position + looked)) >= 0) {
      position += step;
    }
    return position;
  }

  private void addText(int end) {
    if (end > at) {
      nodes.add(new Text(text.substring(at, end)));
    }
  }

  private void openSection(Name name, boolean inverted) {
    if (open.size() == DEPTH_MAX) {
      throw TemplateException.at(name.line(), "sections nest at most %d deep".formatted(DEPTH_MAX));
    }
    open.push(new Open(name, inverted, nodes));
    nodes = new ArrayList<>();
  }

  private void closeSection(Name name) {
    if (open.isEmpty() || !open.peek().name().parts().equals(name.parts())) {
      String expected =
          open.isEmpty()
              ? "no section is open"
              : "open is '%s'".formatted(open.peek().name().text());
      throw TemplateException.at(
          name.line(), "{{/%s}} closes nothing: %s".formatted(name.text(), expected));
    }
    Open section = open.pop();
    List<TemplateNode> body = List.copyOf(nodes);
    nodes = section.body();
    nodes.add(new Section(section.name(), section.inverted(), body));
  }

  private Name name(int from, int end, int tagLine) {
    String name = text.substring(from, end).strip();
    if (!NAME.matches(name)) {
      throw TemplateException.at(
          tagLine,
          "'%s' is no name: letters, digits, _ and -, parts joined by dots"
              .formatted(name.length() > 40 ? name.substring(0, 40) + "…" : name));
    }
    return new Name(name.equals(".") ? List.of() : List.of(name.split("\\.")), tagLine);
  }

  /** Tags are met in order, so each counts on from the one before. */
  private int lineOf(int position) {
    for (; counted < position; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }
}
