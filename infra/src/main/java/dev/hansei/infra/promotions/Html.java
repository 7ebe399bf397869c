package dev.hansei.infra.promotions;

import dev.hansei.workflows.lineage.Sha256;
import java.util.List;

/** Text that is put into a page: all of it was written by somebody, so none of it is markup. */
final class Html {
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

  /** A table; cells are markup already. */
  static String table(List<String> head, List<List<String>> rows) {
    var out = new StringBuilder("<div class=\"table\"><table><thead><tr>");
    head.forEach(cell -> out.append("<th scope=\"col\">").append(cell).append("</th>"));
    out.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      out.append("<tr>");
      row.forEach(cell -> out.append("<td>").append(cell).append("</td>"));
      out.append("</tr>");
    }
    return out.append("</tbody></table></div>").toString();
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
