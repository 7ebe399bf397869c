package dev.hansei.api.pages.markdown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the pieces of a line. A mark without its partner is text. */
final class InlineReader {
  /** Neither label nor address can hold what would end them, so that a search is short. */
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\[\\]\\n]{1,200})\\]\\(([^()\\s]{1,500})\\)");

  private final String text;
  private final List<Inline> pieces = new ArrayList<>();
  private final Set<String> withoutEnd = new HashSet<>();
  private int done;

  private InlineReader(String text) {
    this.text = text;
  }

  static List<Inline> read(String text) {
    var reader = new InlineReader(text);
    reader.run();
    return reader.pieces;
  }

  private void run() {
    int at = 0;
    while (at < text.length()) {
      int next =
          switch (text.charAt(at)) {
            case '\\' -> escape(at);
            case '`' -> code(at);
            case '*', '_' -> stress(at);
            case '[', '!' -> link(at);
            default -> at;
          };
      at = next == at ? at + 1 : next;
    }
    plainUntil(text.length());
  }

  /** A backslash before a mark takes its meaning away. */
  private int escape(int at) {
    if (at + 1 < text.length() && "\\`*_[]()#+-.!>|~".indexOf(text.charAt(at + 1)) >= 0) {
      plainUntil(at);
      done = at + 1;
      return at + 2;
    }
    return at;
  }

  private int code(int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '`') {
      end++;
    }
    String fence = text.substring(at, end);
    int close = withoutEnd.contains(fence) ? -1 : text.indexOf(fence, end);
    if (close <= end) {
      withoutEnd.add(fence);
      return end;
    }
    plainUntil(at);
    pieces.add(new Inline.Code(text.substring(end, close).strip()));
    done = close + fence.length();
    return done;
  }

  private int stress(int at) {
    char mark = text.charAt(at);
    boolean isDouble = at + 1 < text.length() && text.charAt(at + 1) == mark;
    String marks = isDouble ? "" + mark + mark : "" + mark;
    int begin = at + marks.length();
    if (withoutEnd.contains(marks) || !opens(at, begin, marks)) {
      return begin;
    }
    int close = close(begin, marks);
    if (close < 0) {
      withoutEnd.add(marks);
      return begin;
    }
    plainUntil(at);
    String inner = text.substring(begin, close);
    pieces.add(isDouble ? new Inline.Strong(inner) : new Inline.Emphasis(inner));
    done = close + marks.length();
    return done;
  }

  /** Two stars may stand within a word, since Japanese has no spaces; other marks may not. */
  private boolean opens(int at, int begin, String marks) {
    boolean afterWord = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    return begin < text.length()
        && !Character.isWhitespace(text.charAt(begin))
        && text.charAt(begin) != marks.charAt(0)
        && (marks.equals("**") || !afterWord);
  }

  private int close(int begin, String marks) {
    for (int at = text.indexOf(marks, begin); at >= 0; at = text.indexOf(marks, at + 1)) {
      int after = at + marks.length();
      boolean beforeWord = after < text.length() && Character.isLetterOrDigit(text.charAt(after));
      boolean isLonger = after < text.length() && text.charAt(after) == marks.charAt(0);
      if (at > begin
          && !Character.isWhitespace(text.charAt(at - 1))
          && !isLonger
          && (marks.equals("**") || !beforeWord)) {
        return at;
      }
    }
    return -1;
  }

  private int link(int at) {
    Matcher matcher = LINK.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return at;
    }
    plainUntil(at);
    pieces.add(new Inline.Link(matcher.group(1), matcher.group(2)));
    done = matcher.end();
    return done;
  }

  private void plainUntil(int end) {
    if (end > done) {
      pieces.add(new Inline.Plain(text.substring(done, end)));
    }
    done = Math.max(done, end);
  }
}
