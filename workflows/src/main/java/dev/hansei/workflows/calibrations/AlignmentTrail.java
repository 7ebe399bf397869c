package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.Judge;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that an alignment tried on labels of role align, and what it chose.
 *
 * @param rubricBefore of the judge as it is
 * @param kappaBefore its kappa on the labels that choose
 * @param chooses how many labels choose; no model that writes reads them
 * @param rubric the one that was chosen; the old one where none did better
 * @param examples how many labelled answers the chosen judge is shown
 * @param calls judgements and rewritings asked for
 */
public record AlignmentTrail(
    String rubricBefore,
    double kappaBefore,
    int chooses,
    List<Attempt> attempts,
    String rubric,
    int examples,
    int calls) {
  public AlignmentTrail {
    Objects.requireNonNull(rubricBefore, "rubricBefore is null");
    attempts = List.copyOf(attempts);
    Objects.requireNonNull(rubric, "rubric is null");
  }

  /**
   * One thing tried.
   *
   * @param round 1 and up for a rubric written anew, 0 for examples
   * @param rubric empty where the model wrote none that can be used
   * @param examples how many labelled answers it was shown beside each
   * @param kappa on the labels that choose; absent where there was nothing to measure
   * @param kept whether it did better than the best before it
   */
  public record Attempt(
      int round, String rubric, int examples, Optional<Double> kappa, boolean kept) {
    public Attempt {
      if (rubric.length() > Judge.RUBRIC_CHARS_MAX) {
        throw new IllegalArgumentException("a rubric has at most 8,000 characters");
      }
      Objects.requireNonNull(kappa, "kappa is null");
    }
  }

  /** Whether anything did better. */
  public boolean foundBetter() {
    return attempts.stream().anyMatch(Attempt::kept);
  }
}
