package dev.hansei.infra.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into its sentences, verbatim. English sentences end at a full stop, exclamation or
 * question mark before white space, unless an abbreviation, an initial or a small letter shows that
 * they go on; Japanese ones at 。！？ outside of brackets. A blank line, a list mark and the end of a
 * heading end a sentence too.
 */
public final class Sentences {
  /**
   * Text without an end would be one sentence of a whole document; it is cut at white space
   * instead.
   */
  static final int MAX_CHARS = 1_000;

  private static final String ENDS = ".!?…";
  private static final String WIDE_ENDS = "。！？｡";
  private static final String OPENERS = "「『（【《";
  private static final String CLOSERS = "」』）】》";
  private static final String AFTER_END = "\"')]”’»" + CLOSERS;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "cf", "no", "fig", "jr", "sr",
          "inc", "ltd", "co", "approx", "dept", "est", "vol", "p", "pp", "gen", "col", "sgt",
          "rev");

  private final String text;
  private final List<String> sentences = new ArrayList<>();
  private int start;
  private int depth;

  private Sentences(String text) {
    this.text = text;
  }

  /** The sentences in order, without white space at their ends; none is blank. */
  public static List<String> of(String text) {
    return new Sentences(text).split();
  }

  private List<String> split() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      depth += OPENERS.indexOf(c) >= 0 ? 1 : 0;
      depth = CLOSERS.indexOf(c) >= 0 ? Math.max(0, depth - 1) : depth;
      int end = endAt(at, c);
      if (end > 0) {
        take(end);
        depth = 0;
      }
      at = Math.max(at + 1, end);
    }
    take(text.length());
    return List.copyOf(sentences);
  }

  /** Where the sentence ends if it ends at this character, else 0. */
  private int endAt(int at, char c) {
    if (c == '\n') {
      return endsLine(at) ? at + 1 : 0;
    }
    if (WIDE_ENDS.indexOf(c) >= 0 && depth == 0) {
      return skip(at + 1, WIDE_ENDS + AFTER_END);
    }
    if (ENDS.indexOf(c) >= 0) {
      int after = skip(at + 1, ENDS + AFTER_END);
      boolean spaced = after == text.length() || Character.isWhitespace(text.charAt(after));
      return spaced && !goesOn(at, after) ? after : 0;
    }
    return 0;
  }

  private boolean endsLine(int at) {
    int next = skip(at + 1, " \t\u3000");
    boolean blank = next == text.length() || text.charAt(next) == '\n' || text.charAt(next) == '\r';
    boolean heading = text.startsWith("#", skip(start, " \t\r\n"));
    return blank || heading || isListMark(next);
  }

  private boolean isListMark(int at) {
    if ("-*•・#|>".indexOf(text.charAt(at)) >= 0) {
      return true;
    }
    int digits = skip(at, "0123456789");
    return digits > at && digits < text.length() && ".)".indexOf(text.charAt(digits)) >= 0;
  }

  private boolean goesOn(int dot, int after) {
    int next = after;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
      return true;
    }
    return text.charAt(dot) == '.' && isAbbreviation(wordBefore(dot));
  }

  private static boolean isAbbreviation(String word) {
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  private String wordBefore(int dot) {
    int from = dot;
    while (from > start
        && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    return text.substring(from, dot);
  }

  private int skip(int from, String any) {
    int at = from;
    while (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private void take(int end) {
    String rest = text.substring(start, end).strip();
    while (rest.length() > MAX_CHARS) {
      int space = rest.lastIndexOf(' ', MAX_CHARS);
      int cut = space > 0 ? space : MAX_CHARS;
      sentences.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
    start = end;
  }
}
