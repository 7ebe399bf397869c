package dev.hansei.api.monitors;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Wilson;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a judge says what users' thumbs say of the same traces.
 *
 * @param metric the name of the judge's evaluations
 * @param bothUp the judge passes it, thumb up
 * @param bothDown the judge fails it, thumb down
 * @param harsh the judge fails it, thumb up
 * @param mild the judge passes it, thumb down
 */
public record ThumbsAgreement(String metric, int bothUp, int bothDown, int harsh, int mild) {
  private static final double CONFIDENCE = 0.95;

  public ThumbsAgreement {
    Objects.requireNonNull(metric, "metric is null");
  }

  static ThumbsAgreement none(String metric) {
    return new ThumbsAgreement(metric, 0, 0, 0, 0);
  }

  ThumbsAgreement plus(boolean passed, boolean up) {
    return new ThumbsAgreement(
        metric,
        bothUp + (passed && up ? 1 : 0),
        bothDown + (!passed && !up ? 1 : 0),
        harsh + (!passed && up ? 1 : 0),
        mild + (passed && !up ? 1 : 0));
  }

  /** Traces with both. */
  public int both() {
    return bothUp + bothDown + harsh + mild;
  }

  /** The share on which they say the same; empty where no trace has both. */
  public Optional<Estimate> share() {
    return both() == 0
        ? Optional.empty()
        : Optional.of(Wilson.interval(bothUp + bothDown, both(), CONFIDENCE));
  }
}
