package dev.hansei.workflows.cases;

import java.util.Objects;

/**
 * A stretch of a document, short enough to be cited and embedded.
 *
 * @param ordinal counts from 0 within the document
 * @param heading the headings it stands under, joined by " > "; may be empty
 */
public record Passage(
    PassageId id, DocumentId documentId, int ordinal, String heading, String text) {
  /** About 200 words: what MiniLM reads before it cuts off. */
  public static final int CHARS_TARGET = 1_000;

  public Passage {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(documentId, "documentId is null");
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal is negative: " + ordinal);
    }
    Objects.requireNonNull(heading, "heading is null");
    if (text.isBlank()) {
      throw new IllegalArgumentException("a passage has text");
    }
  }
}
