package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to run it again, as an artifact of the run.
 *
 * @param cases hash of the list of case hashes
 * @param promptContent hash of the prompt version's content, or empty where the target names none
 * @param codeRevision the build that planned the run
 * @param libraries versions of what computes scores and embeddings
 * @param prices the price list that it is reckoned by; absent where there was none, and in
 *     manifests from before there were prices
 * @param seed what the first repetition of each case is asked with, the next with one more; absent
 *     where the prompt's own settings hold
 * @param parameters how the target's model is asked; absent where no model of ours is
 * @param hashes SHA-256 of everything else that the figures rest on, by name
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
    Map<String, String> libraries,
    @Nullable PricesUsed prices,
    @Nullable Long seed,
    @Nullable ModelSettings parameters,
    @Nullable Map<String, String> hashes) {
  @JsonCreator
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
    hashes = hashes == null ? null : Frozen.sorted(hashes);
  }

  /** Without what manifests did not have at first. */
  public Manifest(
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
    this(
        runId,
        suiteId,
        datasetVersionId,
        cases,
        caseCount,
        repeats,
        target,
        promptContent,
        assertions,
        judges,
        codeRevision,
        libraries,
        null,
        null,
        null,
        null);
  }

  /**
   * A price list, and the day of which its prices are.
   *
   * @param number of the list; 0 for none
   * @param currency three letters; empty for none
   */
  public record PricesUsed(int number, String currency, LocalDate day) {
    public PricesUsed {
      if (number < 0) {
        throw new IllegalArgumentException("number is negative: " + number);
      }
      Objects.requireNonNull(currency, "currency is null");
      Objects.requireNonNull(day, "day is null");
    }
  }

  /** How many items the run has: every case, as often as it is repeated. */
  public int planned() {
    return Math.multiplyExact(caseCount, repeats);
  }

  /** Whether the suite reads the chances of the answers' tokens. */
  public boolean needsLogprobs() {
    return assertions.stream().anyMatch(Assertion::needsLogprobs);
  }
}
