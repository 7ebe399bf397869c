package dev.hansei.api.cases;

import dev.hansei.workflows.cases.Passage;
import java.util.UUID;

/**
 * A passage of a document, as the API shows it.
 *
 * @param ordinal counts from 0 within the document
 * @param heading the headings it stands under
 */
public record PassageResource(UUID id, int ordinal, String heading, String text) {
  static PassageResource from(Passage passage) {
    return new PassageResource(
        passage.id().value(), passage.ordinal(), passage.heading(), passage.text());
  }
}
