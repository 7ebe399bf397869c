package dev.hansei.infra.demo.documents;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML element: paragraphs apart, items of lists marked, code as it stands. */
final class HtmlText implements NodeVisitor {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "ul",
          "ol",
          "dl",
          "table",
          "tr",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");

  private final StringBuilder out = new StringBuilder();
  private int preformatted;

  private HtmlText() {}

  static String of(Element element) {
    HtmlText text = new HtmlText();
    element.traverse(text);
    return text.out.toString().replaceAll("[ \t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
  }

  @Override
  public void head(Node node, int depth) {
    switch (node) {
      case TextNode text -> append(text.getWholeText());
      case Element element -> open(element.normalName());
      default -> {
        // Comments and the like say nothing.
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      preformatted -= element.normalName().equals("pre") ? 1 : 0;
      if (BLOCKS.contains(element.normalName()) || element.normalName().equals("pre")) {
        paragraph();
      }
    }
  }

  private void open(String name) {
    if (name.equals("pre")) {
      preformatted++;
      paragraph();
    } else if (name.equals("li") || name.equals("dd")) {
      line("- ");
    } else if (name.equals("br")) {
      line("");
    } else if (BLOCKS.contains(name)) {
      paragraph();
    }
  }

  private void append(String text) {
    if (preformatted > 0) {
      out.append(text);
      return;
    }
    String folded = text.replaceAll("[\\s\u00a0]+", " ");
    boolean atStart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    out.append(atStart ? folded.stripLeading() : folded);
  }

  private void line(String mark) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append(mark);
  }

  private void paragraph() {
    // A paragraph inside an item starts beside its mark.
    boolean marked = out.length() >= 2 && out.substring(out.length() - 2).equals("- ");
    if (!out.isEmpty() && !marked) {
      out.append("\n\n");
    }
  }
}
