package dev.hansei.api.tunings;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.tunings.TuneInput;
import org.jspecify.annotations.Nullable;

/**
 * A tuning to be started.
 *
 * @param name of the adapter that it makes
 * @param dataset name or id of a dataset of split tune, whose cases have passages
 * @param datasetVersion the id of a version of it; the latest when absent
 * @param prompt name or id of the prompt that the candidate is a version of
 * @param version number of the version that the candidate is made from
 */
public record NewTuning(
    String name, String dataset, @Nullable String datasetVersion, String prompt, Integer version) {
  private static final int REFERENCE_CHARS_MAX = 80;

  public NewTuning {
    Rules.text("name", name, TuneInput.NAME_CHARS_MAX);
    Rules.text("dataset", dataset, REFERENCE_CHARS_MAX);
    if (datasetVersion != null) {
      Rules.id("datasetVersion", datasetVersion);
    }
    Rules.text("prompt", prompt, REFERENCE_CHARS_MAX);
    Rules.needed("version", version);
  }
}
