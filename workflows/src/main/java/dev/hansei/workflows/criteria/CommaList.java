package dev.hansei.workflows.criteria;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts with commas between, as promptfoo reads them where a list may be one text: white space
 * around each goes, empty ones are left out, and one in double quotes may hold commas, with a quote
 * written twice or behind a backslash.
 */
public final class CommaList {
  private final String text;
  private final List<String> found = new ArrayList<>();
  private int at;

  private CommaList(String text) {
    this.text = text;
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException where a quote is not closed, or something follows one
   */
  public static List<String> parse(String text) {
    CommaList list = new CommaList(text);
    while (list.skip()) {
      list.found.add(list.peek() == '"' ? list.quoted() : list.plain());
    }
    return List.copyOf(list.found);
  }

  /** Goes past white space and commas; false at the end. */
  private boolean skip() {
    while (at < text.length() && (peek() == ',' || Character.isWhitespace(peek()))) {
      at++;
    }
    return at < text.length();
  }

  private char peek() {
    return text.charAt(at);
  }

  private String plain() {
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String plain = text.substring(at, end).strip();
    at = end;
    return plain;
  }

  private String quoted() {
    StringBuilder quoted = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      boolean escapes = peek() == '\\' && (next == '"' || next == '\\');
      if (escapes || (peek() == '"' && next == '"')) {
        quoted.append(next);
        at++;
      } else if (peek() == '"') {
        at++;
        requireComma();
        return quoted.toString();
      } else {
        quoted.append(peek());
      }
    }
    throw new IllegalArgumentException("a quote is not closed");
  }

  private void requireComma() {
    while (at < text.length() && Character.isWhitespace(peek())) {
      at++;
    }
    if (at < text.length() && peek() != ',') {
      throw new IllegalArgumentException("a comma must follow a text in quotes");
    }
  }
}
