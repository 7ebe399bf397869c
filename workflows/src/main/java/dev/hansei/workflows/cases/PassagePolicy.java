package dev.hansei.workflows.cases;

import java.util.ArrayList;
import java.util.List;

/** How a document is cut into passages: at headings and blank lines, then by length. Pure. */
public final class PassagePolicy {
  private PassagePolicy() {}

  /** A passage before it has an id. */
  public record Cut(String heading, String text) {}

  /**
   * Cuts plain text or Markdown. Headings ({@code #} to {@code ######}) are remembered, paragraphs
   * are joined up to {@link Passage#CHARS_TARGET} characters; a longer paragraph is cut at white
   * space.
   */
  public static List<Cut> cut(String document) {
    List<Cut> cuts = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String block : document.replace("\r\n", "\n").split("\n\\s*\n|(?=\n#{1,6} )", -1)) {
      String text = block.strip();
      int level = headingLevel(text);
      if (level > 0) {
        flush(cuts, headings, open);
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        while (headings.size() >= level) {
          headings.removeLast();
        }
        headings.add(text.substring(level, end).strip());
        text = text.substring(end).strip();
      }
      append(cuts, headings, open, text);
    }
    flush(cuts, headings, open);
    return List.copyOf(cuts);
  }

  private static int headingLevel(String text) {
    int hashes = 0;
    while (hashes < text.length() && text.charAt(hashes) == '#') {
      hashes++;
    }
    boolean heading = hashes >= 1 && hashes <= 6 && text.length() > hashes;
    return heading && text.charAt(hashes) == ' ' ? hashes : 0;
  }

  private static void append(
      List<Cut> cuts, List<String> headings, StringBuilder open, String text) {
    if (!open.isEmpty() && open.length() + text.length() > Passage.CHARS_TARGET) {
      flush(cuts, headings, open);
    }
    String rest = text;
    while (rest.length() > Passage.CHARS_TARGET) {
      int space = rest.lastIndexOf(' ', Passage.CHARS_TARGET);
      int end = space > 0 ? space : Passage.CHARS_TARGET;
      open.append(rest, 0, end);
      flush(cuts, headings, open);
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      open.append(open.isEmpty() ? "" : "\n\n").append(rest);
    }
  }

  private static void flush(List<Cut> cuts, List<String> headings, StringBuilder open) {
    if (!open.isEmpty()) {
      cuts.add(new Cut(String.join(" > ", headings), open.toString()));
      open.setLength(0);
    }
  }
}
