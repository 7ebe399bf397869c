package dev.hansei.api.pages.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Markdown that language models write: paragraphs, headings, lists, quotes, fences and
 * tables. Text that is no Markdown comes back as it is, in paragraphs; HTML is text.
 */
public final class Markdown {
  /** A longer text is a document or an attack; it is shown as it came. */
  static final int CHARS_MAX = 40_000;

  /** Lists within lists and quotes within quotes; deeper ones are shown as text. */
  private static final int DEPTH_MAX = 5;

  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(\\S.*)");
  private static final Pattern BULLET = Pattern.compile("(\\s{0,3}[-*+•]\\s+)(\\S.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\s{0,3}(\\d{1,6})[.)]\\s+)(\\S.*)");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,}).*");

  private final List<String> lines;
  private final int depth;
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> paragraph = new ArrayList<>();
  private int at;

  private Markdown(List<String> lines, int depth) {
    this.lines = lines;
    this.depth = depth;
  }

  /** The blocks of a text; none of a blank one. */
  public static List<Block> read(String text) {
    if (text.length() > CHARS_MAX) {
      return List.of(new Block.Paragraph(List.of(new Inline.Plain(text))));
    }
    return new Markdown(text.lines().toList(), 0).run();
  }

  private List<Block> run() {
    while (at < lines.size()) {
      String line = lines.get(at);
      if (!block(line)) {
        paragraph.add(line);
        at++;
      }
    }
    endParagraph();
    return blocks;
  }

  /** Reads the block that begins here, if one does that is no paragraph. */
  private boolean block(String line) {
    if (line.isBlank()) {
      endParagraph();
      at++;
      return true;
    }
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      return add(new Block.Heading(InlineReader.read(heading.group(1).strip())), 1);
    }
    if (isRule(line)) {
      return add(new Block.Rule(), 1);
    }
    Matcher fence = FENCE.matcher(line);
    if (fence.matches()) {
      return fence(fence.group(1));
    }
    if (depth < DEPTH_MAX && line.stripLeading().startsWith(">")) {
      return quote();
    }
    if (depth < DEPTH_MAX && startsItem(line)) {
      return items(BULLET.matcher(line).matches() ? BULLET : NUMBER);
    }
    return TableReader.read(lines, at)
        .map(found -> add(found.table(), found.lines()))
        .orElse(false);
  }

  /** By hand: a pattern that repeats a group goes as deep as the line is long. */
  private static boolean isRule(String line) {
    String marks = line.strip();
    char mark = marks.charAt(0);
    return "-*_".indexOf(mark) >= 0
        && marks.chars().allMatch(c -> c == mark || c == ' ' || c == '\t')
        && marks.chars().filter(c -> c == mark).count() > 2;
  }

  private boolean add(Block block, int read) {
    endParagraph();
    blocks.add(block);
    at += read;
    return true;
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      blocks.add(new Block.Paragraph(InlineReader.read(String.join("\n", paragraph))));
      paragraph.clear();
    }
  }

  /** A fence that nobody closes holds the rest. */
  private boolean fence(String marks) {
    int end = at + 1;
    while (end < lines.size() && !lines.get(end).strip().startsWith(marks)) {
      end++;
    }
    String code = String.join("\n", lines.subList(at + 1, end));
    return add(new Block.Code(code), Math.min(end + 1, lines.size()) - at);
  }

  private boolean quote() {
    int end = at;
    List<String> inner = new ArrayList<>();
    while (end < lines.size() && lines.get(end).stripLeading().startsWith(">")) {
      String line = lines.get(end).stripLeading().substring(1);
      inner.add(line.startsWith(" ") ? line.substring(1) : line);
      end++;
    }
    return add(new Block.Quote(new Markdown(inner, depth + 1).run()), end - at);
  }

  /** A numbered line within a paragraph begins a list only where the number is 1, as usual. */
  private boolean startsItem(String line) {
    Matcher number = NUMBER.matcher(line);
    return BULLET.matcher(line).matches()
        || (number.matches() && (paragraph.isEmpty() || number.group(2).equals("1")));
  }

  private boolean items(Pattern kind) {
    boolean isNumbered = kind == NUMBER;
    Matcher first = kind.matcher(lines.get(at));
    int from = isNumbered && first.matches() ? Integer.parseInt(first.group(2)) : 1;
    List<List<Block>> items = new ArrayList<>();
    int end = at;
    while (end < lines.size()) {
      Matcher item = kind.matcher(lines.get(end));
      if (!item.matches()) {
        break;
      }
      List<String> inner = new ArrayList<>(List.of(item.group(isNumbered ? 3 : 2)));
      end = gather(end + 1, item.end(1), kind, inner);
      items.add(new Markdown(inner, depth + 1).run());
    }
    return add(new Block.Items(isNumbered, from, items), end - at);
  }

  /** The lines that belong to an item: indented ones, also after a blank line. */
  private int gather(int from, int indent, Pattern kind, List<String> inner) {
    int end = from;
    while (end < lines.size()) {
      String line = lines.get(end);
      boolean goesOn = line.isBlank() && end + 1 < lines.size() && isInside(lines.get(end + 1));
      boolean nextItem =
          line.isBlank() && end + 1 < lines.size() && kind.matcher(lines.get(end + 1)).matches();
      if (nextItem) {
        return end + 1;
      }
      if (!goesOn && !isInside(line)) {
        return end;
      }
      inner.add(line.isBlank() ? "" : dedented(line, indent));
      end++;
    }
    return end;
  }

  private static boolean isInside(String line) {
    return !line.isBlank() && (line.startsWith("  ") || line.startsWith("\t"));
  }

  private static String dedented(String line, int indent) {
    int cut = 0;
    while (cut < Math.min(indent, line.length()) && Character.isWhitespace(line.charAt(cut))) {
      cut++;
    }
    return line.substring(cut);
  }
}
