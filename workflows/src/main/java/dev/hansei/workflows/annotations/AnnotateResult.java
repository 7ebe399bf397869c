package dev.hansei.workflows.annotations;

import java.util.Objects;

/** How a queue ended: planned = labelled + skipped + unlabelled, always. */
public record AnnotateResult(
    QueueState state, int planned, int labelled, int skipped, int unlabelled) {
  public AnnotateResult {
    Objects.requireNonNull(state, "state is null");
    if (labelled < 0 || skipped < 0 || unlabelled < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    if (labelled + skipped + unlabelled != planned) {
      throw new IllegalArgumentException(
          "%d tasks ended for a plan of %d".formatted(labelled + skipped + unlabelled, planned));
    }
  }

  /** Labelled over planned, 0 to 1; 1 where nothing was planned. */
  public double coverage() {
    return planned == 0 ? 1 : (double) labelled / planned;
  }
}
