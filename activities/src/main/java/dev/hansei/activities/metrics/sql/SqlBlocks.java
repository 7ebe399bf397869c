package dev.hansei.activities.metrics.sql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The closed code blocks of an answer in Markdown that say they are SQL, or say nothing. */
final class SqlBlocks {
  private static final Pattern FENCE =
      Pattern.compile("[ \\t]{0,3}(`{3,}|~{3,})[ \\t]*([^\\r\\n]*)");

  private SqlBlocks() {}

  static List<String> of(String answer) {
    List<String> blocks = new ArrayList<>();
    List<String> body = new ArrayList<>();
    String fence = "";
    boolean isSql = false;
    for (String line : answer.split("\\r\\n?|\\n", -1)) {
      Matcher found = FENCE.matcher(line);
      if (fence.isEmpty()) {
        if (found.matches()) {
          fence = found.group(1);
          isSql = List.of("", "sql").contains(found.group(2).strip().toLowerCase(Locale.ROOT));
        }
      } else if (found.matches() && closes(found, fence)) {
        if (isSql) {
          blocks.add(String.join("\n", body).strip());
        }
        body.clear();
        fence = "";
      } else {
        body.add(line);
      }
    }
    return blocks;
  }

  private static boolean closes(Matcher found, String fence) {
    return found.group(2).isEmpty()
        && found.group(1).charAt(0) == fence.charAt(0)
        && found.group(1).length() >= fence.length();
  }
}
