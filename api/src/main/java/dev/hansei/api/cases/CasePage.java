package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.cases.Dataset;
import java.util.Optional;

/**
 * One case.
 *
 * @param origin what it was made of, where that is known
 */
public record CasePage(Frame frame, CaseLine line, Dataset dataset, Optional<Origin> origin) {
  /** A failure or a document, by name and address. */
  public record Origin(String words, String href) {}
}
