package dev.hansei.activities.metrics.instructions;

import dev.hansei.activities.metrics.tokens.PythonText;
import java.util.Locale;
import java.util.Set;

/**
 * Counts English sentences by rules where the source asks NLTK's trained Punkt: a full stop,
 * question or exclamation mark before white space ends one, unless it belongs to an abbreviation,
 * an initial or the number of a list's item.
 */
final class Sentences {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          ("mr mrs ms dr prof st jr sr vs etc e.g i.e u.s u.k inc ltd co corp no p.s p.p.s a.m p.m ph.d gen"
                  + " sen rep gov mt fig vol ca cf approx dept est")
              .split(" "));
  private static final String MARKS = ".?!";
  private static final String CLOSING = "\"'”’)]*_";
  private static final String OPENING = "\"'“‘([*_#-";

  private Sentences() {}

  static int count(String text) {
    String line = PythonText.strip(text);
    int count = line.isEmpty() ? 0 : 1;
    for (int i = 0; i < line.length(); i++) {
      if (MARKS.indexOf(line.charAt(i)) >= 0) {
        int end = end(line, i);
        int next = next(line, end);
        if (next > end && next < line.length() && ends(line, i, end, next)) {
          count++;
        }
        i = end - 1;
      }
    }
    return count;
  }

  /** Behind the marks and what closes with them. */
  private static int end(String line, int mark) {
    int end = mark;
    while (end < line.length() && MARKS.indexOf(line.charAt(end)) >= 0) {
      end++;
    }
    while (end < line.length() && CLOSING.indexOf(line.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static int next(String line, int from) {
    int next = from;
    while (next < line.length() && PythonText.isSpace(line.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean ends(String line, int mark, int end, int next) {
    String marks = line.substring(mark, end);
    if (marks.indexOf('?') >= 0 || marks.indexOf('!') >= 0) {
      return true;
    }
    int first = line.codePointAt(next);
    if (marks.startsWith("..")) {
      return Character.isUpperCase(first);
    }
    String word = wordBefore(line, mark);
    boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
    if (ABBREVIATIONS.contains(word) || initial) {
      return false;
    }
    boolean number = !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    return !number || (Character.isLetter(first) && !Character.isLowerCase(first));
  }

  private static String wordBefore(String line, int end) {
    int start = end;
    while (start > 0 && !PythonText.isSpace(line.charAt(start - 1))) {
      start--;
    }
    while (start < end && OPENING.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return line.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
