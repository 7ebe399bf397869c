package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.regex.Pattern;

/** Text that is put into a page: all of it was written by somebody, so none of it is markup. */
final class Html {
  /** Such as {@code +0.062 [+0.021, +0.104]}. */
  private static final Pattern FIGURES = Pattern.compile("[-+]?[0-9][-+0-9,. \\[\\]]*");

  private Html() {}

  /** The text, which stays text. */
  static String text(Object value) {
    return value
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A hash in full, which breaks where the line ends. */
  static String hash(Sha256 hash) {
    return "<code>%s</code>".formatted(hash);
  }

  /** Somebody's words, in their own direction. */
  static String quote(String words) {
    return "<blockquote dir=\"auto\">%s</blockquote>".formatted(text(words));
  }

  /**
   * A table; cells are markup already. Columns of figures stand to the right. It can be reached by
   * keys, for it scrolls by itself where the window is narrow.
   */
  static String table(List<String> head, List<List<String>> rows) {
    var out = new StringBuilder("<div class=\"table\" tabindex=\"0\"><table><thead><tr>");
    for (int column = 0; column < head.size(); column++) {
      out.append("<th scope=\"col\"%s>".formatted(side(rows, column)));
      out.append(head.get(column)).append("</th>");
    }
    out.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      out.append("<tr>");
      for (int column = 0; column < row.size(); column++) {
        out.append("<td%s>".formatted(side(rows, column)));
        out.append(row.get(column)).append("</td>");
      }
      out.append("</tr>");
    }
    return out.append("</tbody></table></div>").toString();
  }

  private static String side(List<List<String>> rows, int column) {
    boolean isFigures =
        !rows.isEmpty()
            && rows.stream().allMatch(row -> FIGURES.matcher(row.get(column)).matches());
    return isFigures ? " class=\"n\"" : "";
  }

  /** A section with its heading. */
  static String section(String heading, String content) {
    return "<section><h2>%s</h2>%s</section>\n".formatted(text(heading), content);
  }

  /** A paragraph of markup. */
  static String paragraph(String content) {
    return "<p>%s</p>".formatted(content);
  }

  /** A paragraph of lesser weight. */
  static String note(String content) {
    return "<p class=\"note\">%s</p>".formatted(content);
  }
}
