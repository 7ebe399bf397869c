package dev.hansei.infra.demo.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A class's page of a Javadoc (the standard doclet of JDK 17 to 25) as Markdown: its description,
 * then each member that is described, under its name and the types of its parameters.
 */
final class JavadocPage {
  /** Notes that repeat what stands elsewhere. */
  private static final List<String> LEFT_OUT =
      List.of("see also", "specified by", "overrides", "since", "type parameters");

  /** Members that the compiler gives to each enum; they say nothing of this one. */
  private static final List<String> OF_EVERY_ENUM = List.of("values()", "valueOf(String)");

  private JavadocPage() {}

  /** The page; empty where it describes nothing. */
  static Optional<DocumentPage> read(String name, String html) {
    Document document = Jsoup.parse(html);
    List<String> parts = new ArrayList<>();
    Element description = document.selectFirst("section.class-description");
    String about = description == null ? "" : prose(description, "");
    if (!about.isEmpty()) {
      parts.add(about);
    }
    for (Element member : document.select("section.detail")) {
      String text = prose(member, notes(member));
      String heading = heading(member);
      if (!text.isEmpty() && !OF_EVERY_ENUM.contains(heading)) {
        parts.add("## %s\n\n%s".formatted(heading, text));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DocumentPage(name, "# %s\n\n%s\n".formatted(name, String.join("\n\n", parts))));
  }

  private static String heading(Element member) {
    Element named = member.selectFirst("h3");
    String name = named == null ? member.id() : named.text();
    int open = member.id().indexOf('(');
    return open < 0 ? name : name + simpleTypes(member.id().substring(open));
  }

  /** {@code (java.lang.String,int)} as {@code (String, int)}. */
  private static String simpleTypes(String parameters) {
    return parameters.replaceAll("\\b[a-z]\\w*\\.(?=\\w)", "").replace(",", ", ");
  }

  /** Everything a person wrote of it; nothing of its signature. */
  private static String prose(Element section, String notes) {
    List<String> parts = new ArrayList<>();
    for (String kind : List.of("deprecation-block", "block")) {
      section
          .select("> div.%1$s, > div.horizontal-scroll > div.%1$s".formatted(kind))
          .forEach(block -> parts.add(HtmlText.of(block)));
    }
    parts.add(notes);
    parts.removeIf(String::isBlank);
    return String.join("\n\n", parts);
  }

  /** What is said of parameters, results and exceptions, one line each. */
  private static String notes(Element member) {
    List<String> lines = new ArrayList<>();
    String term = "";
    for (Element item : member.select("dl.notes > *")) {
      if (item.normalName().equals("dt")) {
        term = item.text().replace(":", "");
      } else if (!LEFT_OUT.contains(term.toLowerCase(Locale.ROOT))) {
        // The item's own mark is dropped: one item, one line.
        String text = HtmlText.of(item).replaceFirst("^- ", "").replaceAll("\\s+", " ");
        lines.add("- %s: %s".formatted(singular(term), text));
      }
    }
    return String.join("\n", lines);
  }

  private static String singular(String term) {
    return term.equals("Parameters") ? "Parameter" : term;
  }
}
