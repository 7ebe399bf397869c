package dev.hansei.workflows.promotions;

import dev.hansei.workflows.statistics.ConfidenceSequence;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Range;
import java.util.List;
import java.util.Optional;

/**
 * The band about a rollout's difference: {@link ConfidenceSequence#betting}, which holds at every
 * moment at once. It is for the eye; what decides is the test. Costs up to a tenth of a second.
 */
public final class LiveBand {
  /** Of the band. */
  public static final double CONFIDENCE = 0.95;

  /** Each costs 2,000 logarithms. Of more, means of neighbours are taken: as true, if wider. */
  private static final int SCORES_MAX = 3_000;

  private static final Range RANGE = new Range(-1, 1);

  private LiveBand() {}

  /**
   * The band as it moved.
   *
   * @param group how many comparisons each of its places stands for; a rest is left out
   */
  public record Moves(int group, List<Estimate> places) {
    public Moves {
      places = List.copyOf(places);
    }
  }

  /** Of these comparisons, each in [-1, 1]. */
  public static Moves moves(List<Double> differences) {
    int group = Math.ceilDiv(Math.max(1, differences.size()), SCORES_MAX);
    double[] means = new double[differences.size() / group];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          differences.subList(i * group, (i + 1) * group).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
    }
    return new Moves(group, ConfidenceSequence.betting(means, RANGE, CONFIDENCE));
  }

  /** Where it stands after all of them; empty before one. */
  public static Optional<Estimate> last(List<Double> differences) {
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(moves(differences).places().getLast());
  }
}
