package dev.hansei.api.prompts.playground;

/**
 * What came of one column.
 *
 * @param last its answer, or why there is none
 */
public record TrialResult(TrialEvent.Asked head, TrialEvent last) {
  /** How people call the column. */
  public String title() {
    return head.title();
  }
}
