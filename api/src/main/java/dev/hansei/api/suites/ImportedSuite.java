package dev.hansei.api.suites;

import java.util.List;
import java.util.UUID;

/**
 * What was made of a file of promptfoo's.
 *
 * @param suite the suite, to be run
 * @param dataset the dataset that holds its cases
 * @param datasetVersion the version that was published
 * @param cases how many cases the version has
 * @param added how many of them this import brought
 * @param leftOut what of the file was not taken; the rest was
 */
public record ImportedSuite(
    SuiteResource suite,
    String dataset,
    UUID datasetVersion,
    int cases,
    int added,
    List<LeftOut> leftOut) {
  public ImportedSuite {
    leftOut = List.copyOf(leftOut);
  }
}
