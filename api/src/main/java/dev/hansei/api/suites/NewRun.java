package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.suites.RunSuiteInput;
import org.jspecify.annotations.Nullable;

/**
 * A run to be started.
 *
 * @param suite a suite's id, or the newest of that name
 * @param datasetVersion the id of a version of the suite's dataset; the latest when absent
 * @param repeats how often each case is asked, 1 to 20; 1 when absent
 * @param against a completed run on the same dataset version, for suites with a pairwise judge
 */
public record NewRun(
    String suite,
    NewTarget target,
    @Nullable String datasetVersion,
    @Nullable Integer repeats,
    @Nullable String against) {
  private static final int NAME_CHARS_MAX = 80;

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
  }

  int repeatsOrOnce() {
    return repeats == null ? 1 : repeats;
  }
}
