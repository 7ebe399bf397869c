package dev.hansei.workflows.gates;

import java.util.Objects;
import java.util.Optional;

/**
 * What one further case takes, by what the runs took for theirs.
 *
 * @param baseline empty where there is none
 */
public record CaseCost(OfRun candidate, Optional<OfRun> baseline) {
  public CaseCost {
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(baseline, "baseline is null");
  }

  /**
   * In one run.
   *
   * @param answers to a case: its repeats
   * @param micros what they cost, judges among it and whatever came from the journal, in millionths
   *     of the currency, rounded up; empty where the cost of one is not known
   * @param currency three letters; empty where there is no price list
   */
  public record OfRun(int answers, Optional<Long> micros, String currency) {
    public OfRun {
      if (answers < 1) {
        throw new IllegalArgumentException("a case has an answer: " + answers);
      }
      Objects.requireNonNull(micros, "micros is null");
      Objects.requireNonNull(currency, "currency is null");
    }
  }

  /**
   * The price of so many more cases.
   *
   * @param inBoth whether the baseline has to answer them too
   */
  Clause.Price price(int cases, boolean inBoth) {
    Optional<OfRun> other = inBoth ? baseline : Optional.empty();
    long answers = (long) cases * (candidate.answers() + other.map(OfRun::answers).orElse(0));
    boolean known = candidate.micros().isPresent() && other.filter(it -> !priced(it)).isEmpty();
    return known
        ? new Clause.Price(answers, Optional.of(cases * micros(other)), candidate.currency())
        : new Clause.Price(answers, Optional.empty(), "");
  }

  private boolean priced(OfRun other) {
    return other.micros().isPresent() && other.currency().equals(candidate.currency());
  }

  private long micros(Optional<OfRun> other) {
    return candidate.micros().orElse(0L) + other.flatMap(OfRun::micros).orElse(0L);
  }
}
