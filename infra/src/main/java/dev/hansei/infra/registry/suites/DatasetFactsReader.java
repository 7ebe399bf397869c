package dev.hansei.infra.registry.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.DatasetFacts;
import jakarta.inject.Singleton;

/**
 * Looks through the first cases of a dataset version for what tells which measures fit it. At most
 * {@link DatasetFacts#CASES_READ_MAX} cases are read, whatever the version has.
 */
@Singleton
public final class DatasetFactsReader {
  /** A case may hold 256 KiB, so that a page stays below 26 MiB of memory. */
  private static final int PAGE = 100;

  private final Cases cases;
  private final CanonicalJson json;

  DatasetFactsReader(Cases cases, CanonicalJson json) {
    this.cases = cases;
    this.json = json;
  }

  /** What can be seen of a version. */
  public DatasetFacts read(ProjectId project, DatasetVersion version) {
    var tally = new FactsTally(json);
    int all = Math.min(version.caseCount(), DatasetFacts.CASES_READ_MAX);
    for (int from = 0; from < all; from += PAGE) {
      for (Case one : cases.ofVersion(project, version.id(), from, Math.min(from + PAGE, all))) {
        tally.add(one.content());
      }
    }
    return tally.facts(version.caseCount());
  }
}
