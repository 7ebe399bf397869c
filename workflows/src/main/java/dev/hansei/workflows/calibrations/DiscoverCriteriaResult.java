package dev.hansei.workflows.calibrations;

/**
 * What came of a discovery.
 *
 * @param observations what was gathered
 * @param proposals what is proposed
 * @param worded how many of these a model worded
 */
public record DiscoverCriteriaResult(int observations, int proposals, int worded) {
  public DiscoverCriteriaResult {
    if (proposals < 0 || worded < 0 || worded > proposals || proposals > observations) {
      throw new IllegalArgumentException(
          "%d worded of %d proposals of %d observations"
              .formatted(worded, proposals, observations));
    }
  }
}
