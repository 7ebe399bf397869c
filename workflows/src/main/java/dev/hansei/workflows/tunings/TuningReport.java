package dev.hansei.workflows.tunings;

import dev.hansei.workflows.models.ModelName;
import java.util.Objects;

/**
 * How a tuning went; its canonical JSON is kept as an artifact.
 *
 * @param embedder the model whose question vectors are mapped
 * @param leftOut cases without a passage, or with a question of which the model makes nothing
 */
public record TuningReport(ModelName embedder, int leftOut, Trials trials, HeldOut heldOut) {
  public TuningReport {
    Objects.requireNonNull(embedder, "embedder is null");
    if (leftOut < 0) {
      throw new IllegalArgumentException("leftOut is negative: " + leftOut);
    }
    Objects.requireNonNull(trials, "trials is null");
    Objects.requireNonNull(heldOut, "heldOut is null");
  }
}
