package dev.hansei.infra.prompts;

import dev.hansei.workflows.prompts.PinnedPartial;
import java.util.Map;
import java.util.Set;

/**
 * Puts the texts of partials in the place of their tags ({@code {{>name}}}), before anything else
 * is read: a template with its partials filled in is a template like any other, so applications
 * that know nothing of partials render what the suites rendered.
 *
 * <p>Source: the Mustache specification 1.4, module partials. A tag alone on its line takes the
 * line with it and indents the partial as it is indented itself. Beyond it, on purpose: the line's
 * end stays where the partial's text has none, so that two sentences never run into each other; a
 * partial that is missing is an error; and a partial's own tags are read where they stand.
 */
final class PartialTags {
  private final String text;
  private final Map<String, PinnedPartial> partials;
  private final StringBuilder whole = new StringBuilder();
  private int at;

  private PartialTags(String text, Map<String, PinnedPartial> partials) {
    this.text = text;
    this.partials = partials;
  }

  /**
   * The template with its partials filled in.
   *
   * @throws TemplateException naming the line of a tag that names no partial, or the length that a
   *     template has at most
   */
  static String fill(String template, Map<String, PinnedPartial> partials) {
    return template.contains("{{>") ? new PartialTags(template, partials).fill() : template;
  }

  private String fill() {
    int tag = text.indexOf("{{");
    while (tag >= 0) {
      boolean triple = text.startsWith("{{{", tag);
      String closing = triple ? "}}}" : "}}";
      int inside = tag + closing.length();
      int end = text.indexOf(closing, inside);
      if (end < 0) {
        // Whoever reads the template says so.
        break;
      }
      int next = end + closing.length();
      if (!triple && text.charAt(inside) == '>') {
        put(tag, next, text.substring(inside + 1, end).strip());
      }
      tag = text.indexOf("{{", next);
    }
    add(text.substring(at));
    return whole.toString();
  }

  private void put(int start, int next, String name) {
    PinnedPartial partial = partials.get(name);
    if (partial == null) {
      throw TemplateException.at(lineOf(start), missing(name, partials.keySet()));
    }
    int lineStart = TemplateParser.skipBlanks(text, start, -1);
    int lineEnd = TemplateParser.skipBlanks(text, next, 1);
    boolean opensLine = lineStart == 0 || text.charAt(lineStart - 1) == '\n';
    boolean endsLine = lineEnd == text.length() || text.charAt(lineEnd) == '\n';
    if (opensLine && endsLine && lineStart >= at) {
      add(text.substring(at, lineStart));
      addIndented(partial.text(), text.substring(lineStart, start));
      at = Math.min(text.length(), lineEnd + 1);
      if (!partial.text().isEmpty() && !partial.text().endsWith("\n")) {
        add(lineEnding(lineEnd));
      }
    } else {
      add(text.substring(at, start));
      add(partial.text());
      at = next;
    }
  }

  private static String missing(String name, Set<String> there) {
    return "{{>%s}} names no partial of this prompt; its 'partials' are: %s"
        .formatted(
            name.length() > 40 ? name.substring(0, 40) + "…" : name,
            there.isEmpty() ? "none" : String.join(", ", there));
  }

  private String lineEnding(int lineEnd) {
    if (lineEnd == text.length()) {
      return "";
    }
    return lineEnd > 0 && text.charAt(lineEnd - 1) == '\r' ? "\r\n" : "\n";
  }

  private void addIndented(String partial, String indent) {
    if (indent.isEmpty()) {
      add(partial);
      return;
    }
    int from = 0;
    while (from < partial.length()) {
      int end = partial.indexOf('\n', from);
      int next = end < 0 ? partial.length() : end + 1;
      String line = partial.substring(from, next);
      // An empty line stays empty.
      add(line.isBlank() ? line : indent + line);
      from = next;
    }
  }

  private void add(String more) {
    if (more.length() > TemplateParser.CHARS_MAX - whole.length()) {
      throw new TemplateException(
          "with its partials filled in a template has at most %d characters"
              .formatted(TemplateParser.CHARS_MAX));
    }
    whole.append(more);
  }

  private int lineOf(int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
