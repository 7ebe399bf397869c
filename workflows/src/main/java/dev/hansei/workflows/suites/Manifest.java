package dev.hansei.workflows.suites;

import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything needed to run it again, as an artifact of the run.
 *
 * @param cases hash of the list of case hashes
 * @param promptContent hash of the prompt version's content, or empty where the target names none
 * @param codeRevision the build that planned the run
 * @param libraries versions of what computes scores and embeddings
 */
public record Manifest(
    RunId runId,
    SuiteId suiteId,
    DatasetVersionId datasetVersionId,
    Sha256 cases,
    int caseCount,
    int repeats,
    Target target,
    String promptContent,
    List<Assertion> assertions,
    List<Judge> judges,
    String codeRevision,
    Map<String, String> libraries) {
  public Manifest {
    Objects.requireNonNull(runId, "runId is null");
    Objects.requireNonNull(suiteId, "suiteId is null");
    Objects.requireNonNull(datasetVersionId, "datasetVersionId is null");
    Objects.requireNonNull(cases, "cases is null");
    if (caseCount < 1 || repeats < 1) {
      throw new IllegalArgumentException("a run has cases and repeats");
    }
    Objects.requireNonNull(target, "target is null");
    Objects.requireNonNull(promptContent, "promptContent is null");
    assertions = List.copyOf(assertions);
    judges = List.copyOf(judges);
    Objects.requireNonNull(codeRevision, "codeRevision is null");
    libraries = Frozen.sorted(libraries);
  }

  /** How many items the run has: every case, as often as it is repeated. */
  public int planned() {
    return Math.multiplyExact(caseCount, repeats);
  }
}
