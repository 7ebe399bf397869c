package dev.hansei.infra.demo.documents;

import java.util.Objects;

/**
 * One page of the documents.
 *
 * @param name such as {@code io.temporal.client.WorkflowStub}; unique among the pages
 * @param markdown the text, one heading a member; the same text is added to the service as a
 *     document
 */
public record DocumentPage(String name, String markdown) {
  public DocumentPage {
    Objects.requireNonNull(name, "name is null");
    if (markdown.isBlank()) {
      throw new IllegalArgumentException("a page has text: " + name);
    }
  }

  /** What the page is called where it is added as a document. */
  public String fileName() {
    return name + ".md";
  }
}
