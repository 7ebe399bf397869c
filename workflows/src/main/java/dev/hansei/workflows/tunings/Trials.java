package dev.hansei.workflows.tunings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every penalty that was tried, and which was taken.
 *
 * @param unchanged without a map
 * @param trials with one, in order from the strongest penalty
 * @param chosen the penalty of the map; empty where no map was made
 */
public record Trials(Trial unchanged, List<Trial> trials, Optional<Double> chosen) {
  public Trials {
    Objects.requireNonNull(unchanged, "unchanged is null");
    trials = List.copyOf(trials);
    Objects.requireNonNull(chosen, "chosen is null");
  }

  /**
   * How one did on held-out questions; the best of several looks better than it is, see {@link
   * HeldOut} for the figures to go by.
   *
   * @param penalty empty for no map
   * @param mrr mean reciprocal rank of the first right passage
   * @param recall mean share of the right passages among the first {@value HeldOut#DEPTH}
   */
  public record Trial(Optional<Double> penalty, double mrr, double recall) {
    public Trial {
      Objects.requireNonNull(penalty, "penalty is null");
      if (!(mrr >= 0 && mrr <= 1 && recall >= 0 && recall <= 1)) {
        throw new IllegalArgumentException("figures lie in [0, 1]: %s, %s".formatted(mrr, recall));
      }
    }
  }
}
