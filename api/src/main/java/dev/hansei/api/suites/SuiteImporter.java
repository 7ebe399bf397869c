package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.suites.Suite;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what was read of a file of promptfoo's: a dataset with its cases, a version of it, and a
 * suite. The same file again adds nothing and gives the same version and suite.
 */
@Singleton
final class SuiteImporter {
  private final Datasets datasets;
  private final Cases cases;
  private final Suites suites;

  SuiteImporter(Datasets datasets, Cases cases, Suites suites) {
    this.datasets = datasets;
    this.cases = cases;
    this.suites = suites;
  }

  /**
   * Where it goes.
   *
   * @param split of the dataset where it is made now
   */
  record Into(String suite, String dataset, Split split) {}

  ImportedSuite keep(Caller caller, Into into, PromptfooFile file) {
    var project = caller.projectId();
    if (file.cases().isEmpty()) {
      throw ApiProblem.refused(
              "nothing-to-import",
              "None of the file's tests can be taken. The first: %s."
                  .formatted(file.leftOut().isEmpty() ? "none" : file.leftOut().getLast().why()))
          .raise();
    }
    Dataset dataset =
        datasets
            .findByName(project, into.dataset())
            .orElseGet(
                () -> datasets.create(project, into.dataset(), into.split(), caller.actor()));
    List<LeftOut> leftOut = new ArrayList<>(file.leftOut());
    int added = 0;
    for (int from = 0; from < file.cases().size(); from += Cases.CASES_MAX) {
      int to = Math.min(file.cases().size(), from + Cases.CASES_MAX);
      added += add(caller, dataset, file.cases().subList(from, to), leftOut);
    }
    DatasetVersion version = datasets.publish(project, dataset.id(), caller.actor());
    Suite suite =
        suites.create(project, into.suite(), dataset.id(), file.assertions(), caller.actor());
    return new ImportedSuite(
        SuiteResource.from(suite),
        dataset.name(),
        version.id().value(),
        version.caseCount(),
        added,
        leftOut);
  }

  private int add(
      Caller caller, Dataset dataset, List<PromptfooFile.Placed> batch, List<LeftOut> leftOut) {
    var wanted =
        batch.stream().map(it -> NewCase.of(dataset.id(), it.content(), Case.State.FINAL)).toList();
    var made = cases.addAll(caller.projectId(), dataset.id(), wanted, caller.actor());
    int added = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (made.get(i).state() == Case.State.REJECTED) {
        leftOut.add(
            new LeftOut(
                batch.get(i).place(),
                "test",
                "The dataset '%s', or one of another split, asks this already. To change what is"
                        .formatted(dataset.name())
                    + " asked of a case, import into another dataset: ?dataset=NAME."));
      } else {
        added++;
      }
    }
    return added;
  }
}
