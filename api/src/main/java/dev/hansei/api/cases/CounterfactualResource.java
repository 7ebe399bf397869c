package dev.hansei.api.cases;

import java.util.List;
import java.util.UUID;

/**
 * What was made of a dataset's cases.
 *
 * @param version of the dataset that has the versions
 * @param used cases that have versions, one for each group
 * @param added versions that were not there before
 * @param asked versions that the dataset, or one of another split, asks already
 * @param leftOut the other cases, by reason
 */
public record CounterfactualResource(
    String dataset, UUID version, int used, int added, int asked, List<LeftOut> leftOut) {
  public CounterfactualResource {
    leftOut = List.copyOf(leftOut);
  }

  /** Why cases have no versions, and how many. */
  public record LeftOut(String reason, int cases) {}
}
