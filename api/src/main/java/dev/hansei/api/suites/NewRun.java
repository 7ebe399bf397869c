package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.suites.RunSuiteInput;
import org.jspecify.annotations.Nullable;

/**
 * A run to be started.
 *
 * @param suite a suite's id, or the newest of that name
 * @param datasetVersion the id of a version of the suite's dataset; the latest when absent
 * @param repeats how often each case is asked, 1 to 20; 1 when absent
 * @param against a completed run on the same dataset version, for suites with a pairwise judge
 * @param seed passed to the model, the next repetition with one more; the prompt's own when absent
 * @param budget what it may cost at most; no limit when absent
 */
public record NewRun(
    String suite,
    NewTarget target,
    @Nullable String datasetVersion,
    @Nullable Integer repeats,
    @Nullable String against,
    @Nullable Long seed,
    @Nullable NewRunBudget budget) {
  private static final int NAME_CHARS_MAX = 80;

  /** Every provider takes what fits 31 bits, with room for the repetitions. */
  private static final long SEED_MAX = 2_000_000_000L;

  public NewRun {
    Rules.text("suite", suite, NAME_CHARS_MAX);
    Rules.needed("target", target);
    if (datasetVersion != null) {
      Rules.id("datasetVersion", datasetVersion);
    }
    if (against != null) {
      Rules.id("against", against);
    }
    Rules.between("repeats", repeats, 1, 1, RunSuiteInput.REPEATS_MAX);
    if (seed != null && (seed < 0 || seed > SEED_MAX)) {
      throw new InvalidFieldException("seed", "It is 0 to 2,000,000,000.");
    }
    if (seed != null && !target.type().equals(NewTarget.PROMPT)) {
      throw new InvalidFieldException("seed", "Only a model that is asked takes a seed.");
    }
  }

  int repeatsOrOnce() {
    return repeats == null ? 1 : repeats;
  }
}
