package dev.hansei.workflows.traces.redaction;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a pattern fits in a text. One look is linear, but all of them are not: {@code a(.*b)?}
 * reads a text of a's to its end for each of them. So each look ends a bounded way ahead: what fits
 * 500 characters is found whole, what fits more perhaps in part.
 */
final class PatternFinds {
  /** How far ahead the looks of one window go. */
  private static final int WINDOW_CHARS = 2_000;

  /** What begins later belongs to the next window, which sees its end. */
  private static final int STARTS_CHARS = 1_500;

  private PatternFinds() {}

  /**
   * A place in a text.
   *
   * @param end behind its last UTF-16 unit
   */
  record Place(int start, int end) {}

  /** All of them in order, without overlaps. */
  static List<Place> of(Pattern pattern, String text) {
    var places = new ArrayList<Place>();
    int from = 0;
    while (from < text.length()) {
      boolean isLast = text.length() - from <= WINDOW_CHARS;
      int end = isLast ? text.length() : from + WINDOW_CHARS;
      int starts = isLast ? text.length() : from + STARTS_CHARS;
      from = Math.max(starts, inWindow(pattern, text, places, new Window(from, starts, end)));
    }
    return places;
  }

  private record Window(int from, int starts, int end) {}

  /** Adds those that begin in the window; gives the end of the last. */
  private static int inWindow(Pattern pattern, String text, List<Place> places, Window window) {
    // Seen from the beginning, so that ^ and \b mean what they say at the window's edge.
    var matcher = pattern.matcher(new Head(text, window.end()));
    int at = window.from();
    while (at < window.starts() && matcher.find(at) && matcher.start() < window.starts()) {
      if (matcher.end() > matcher.start()) {
        places.add(new Place(matcher.start(), matcher.end()));
      }
      at = Math.max(matcher.end(), matcher.start() + 1);
    }
    return at;
  }

  /** The beginning of a text, without a copy of it. */
  private record Head(String text, int length) implements CharSequence {
    @Override
    public char charAt(int index) {
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text.substring(0, length);
    }
  }
}
