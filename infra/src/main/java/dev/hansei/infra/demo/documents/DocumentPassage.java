package dev.hansei.infra.demo.documents;

import java.util.Objects;

/**
 * A stretch of a page.
 *
 * @param id the document's name, {@code #} and the passage's place in it, from 1: what the service
 *     cites it by too, for both cut alike
 * @param page the page's name
 * @param heading the headings it stands under
 */
public record DocumentPassage(String id, String page, String heading, String text) {
  public DocumentPassage {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(page, "page is null");
    Objects.requireNonNull(heading, "heading is null");
    Objects.requireNonNull(text, "text is null");
  }

  /** What it describes, as developers write it: {@code Workflow.newRandom()}. */
  public String subject() {
    String type = page.replaceFirst("^([a-z]\\w*\\.)+", "");
    int member = heading.lastIndexOf(" > ");
    return member < 0 ? type : type + "." + heading.substring(member + " > ".length());
  }

  /** Heading and text: what is searched, since a method's text seldom repeats its name. */
  public String searched() {
    return heading + "\n" + text;
  }
}
