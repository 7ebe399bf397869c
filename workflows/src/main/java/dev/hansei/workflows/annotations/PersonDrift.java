package dev.hansei.workflows.annotations;

import dev.hansei.workflows.statistics.ConfidenceSequence;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Range;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a person's share of good outcomes (right answers to gold, labels that are the same as the
 * other reviewer's) has moved: those at the beginning against all that came since. Both intervals
 * hold at every moment at once, so a lead may look every hour and is wrong about a steady person in
 * one of twenty lives of a queue, not of twenty looks. The price: only a large move is seen, and
 * late. Pure.
 *
 * <p>Some ten milliseconds at most: the beginning by betting, what came since by the cheaper bound.
 *
 * @param first the share at the beginning; absent before it is over
 * @param since the share since then; absent without outcomes
 */
public record PersonDrift(Trend trend, Optional<Estimate> first, Optional<Estimate> since) {
  /** Who they are at the beginning; learning the task is over by then. */
  public static final int FIRST = 30;

  /** Each of the two may be wrong in half of one of twenty. */
  private static final double CONFIDENCE = 0.975;

  private static final Range SHARE = new Range(0, 1);

  public PersonDrift {
    Objects.requireNonNull(trend, "trend is null");
    Objects.requireNonNull(first, "first is null");
    Objects.requireNonNull(since, "since is null");
  }

  /** Where it goes. */
  public enum Trend {
    /** Fewer than at the beginning are needed to say. */
    TOO_FEW,
    /** Nothing shows that it moved. */
    STEADY,
    /** It is lower than it was. */
    WORSE,
    /** It is higher than it was. */
    BETTER
  }

  /**
   * Compares.
   *
   * @param outcomes good or not, in the order of time
   */
  public static PersonDrift of(List<Boolean> outcomes) {
    if (outcomes.size() <= FIRST) {
      return new PersonDrift(Trend.TOO_FEW, Optional.empty(), Optional.empty());
    }
    Estimate first =
        ConfidenceSequence.betting(scores(outcomes.subList(0, FIRST)), SHARE, CONFIDENCE).getLast();
    Estimate since =
        ConfidenceSequence.bernstein(
                scores(outcomes.subList(FIRST, outcomes.size())), SHARE, CONFIDENCE)
            .getLast();
    Trend trend =
        since.upper() < first.lower()
            ? Trend.WORSE
            : since.lower() > first.upper() ? Trend.BETTER : Trend.STEADY;
    return new PersonDrift(trend, Optional.of(first), Optional.of(since));
  }

  private static double[] scores(List<Boolean> outcomes) {
    return outcomes.stream().mapToDouble(good -> good ? 1 : 0).toArray();
  }
}
