package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import java.util.List;
import java.util.Optional;

/**
 * A dataset and its cases in one state, or in all.
 *
 * @param state the filter as it stands in the URL: draft, final, rejected or all
 */
public record DatasetPage(
    Frame frame, DatasetLine line, String state, List<CaseLine> cases, Optional<String> next) {
  public DatasetPage {
    cases = List.copyOf(cases);
  }
}
