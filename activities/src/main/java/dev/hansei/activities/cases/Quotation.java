package dev.hansei.activities.cases;

import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import java.util.List;

/** Whether a text is put together from word-for-word stretches of passages. White space aside. */
final class Quotation {
  /** A shorter stretch is found anywhere by chance. */
  private static final int STRETCH_CHARS_MIN = 12;

  private Quotation() {}

  static boolean isFrom(String text, List<ContextPassage> passages) {
    List<String> sources = passages.stream().map(passage -> plain(passage.text())).toList();
    String rest = plain(text);
    boolean found = !rest.isEmpty();
    while (found && !rest.isEmpty()) {
      int end = longestStretch(rest, sources);
      found = end > 0;
      rest = rest.substring(end).strip();
    }
    return found;
  }

  /** Where the longest quoted beginning ends, at a blank or the end; 0 where there is none. */
  private static int longestStretch(String rest, List<String> sources) {
    int end = rest.length();
    while (end > 0) {
      String stretch = rest.substring(0, end);
      boolean whole = end == rest.length();
      if ((whole || end >= STRETCH_CHARS_MIN)
          && sources.stream().anyMatch(source -> source.contains(stretch))) {
        return end;
      }
      end = rest.lastIndexOf(' ', end - 1);
    }
    return 0;
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
