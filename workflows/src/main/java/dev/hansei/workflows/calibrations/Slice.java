package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Estimate;
import java.util.Objects;
import java.util.Optional;

/**
 * The same figures on a part of the labels.
 *
 * @param dimension what it is cut by, such as {@code language}
 * @param value which part, such as {@code ja}
 * @param agreement share of answers on which judge and people agree, Wilson
 * @param kappa empty where the part has fewer than {@value #LABELS_MIN} labels
 */
public record Slice(
    String dimension, String value, int n, Estimate agreement, Optional<Estimate> kappa) {
  /** Below this an interval of kappa is as wide as its range. */
  public static final int LABELS_MIN = 20;

  public Slice {
    Objects.requireNonNull(dimension, "dimension is null");
    Objects.requireNonNull(value, "value is null");
    Objects.requireNonNull(agreement, "agreement is null");
    Objects.requireNonNull(kappa, "kappa is null");
    if (n < 1) {
      throw new IllegalArgumentException("a slice has labels");
    }
  }
}
