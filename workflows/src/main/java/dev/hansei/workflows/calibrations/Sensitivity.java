package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often a judge notices that one thing was broken: the share of minimal pairs whose first
 * answer it passes and whose edited one it fails. Pure; may bootstrap, so call it on queue {@code
 * cpu}.
 *
 * @param pairs pairs that a person confirmed and the judge gave both verdicts on
 * @param failedBefore those of them whose first answer the judge fails already, and that tell
 *     nothing
 * @param fell share of the others where its verdict falls; empty where there are none
 */
public record Sensitivity(int pairs, int failedBefore, Optional<Estimate> fell) {
  /** Fewer leave an interval that no decision should stand on. */
  public static final int PAIRS_MIN = 10;

  /** A judge that may miss every second broken answer is none. */
  public static final double FELL_MIN = 0.5;

  public Sensitivity {
    if (pairs < 0 || failedBefore < 0 || failedBefore > pairs) {
      throw new IllegalArgumentException("of the pairs, some were failed before");
    }
    Objects.requireNonNull(fell, "fell is null");
  }

  /**
   * What a judge said of one pair.
   *
   * @param unit the answer that was edited: pairs of one answer rise and fall together
   */
  public record Tried(String unit, boolean passedBefore, boolean passedAfter) {
    public Tried {
      Objects.requireNonNull(unit, "unit is null");
    }
  }

  /** Measures. */
  public static Sensitivity of(List<Tried> tried) {
    List<JudgedItem> telling =
        tried.stream()
            .filter(Tried::passedBefore)
            .map(one -> new JudgedItem(one.unit(), true, one.passedAfter(), OptionalDouble.empty()))
            .toList();
    return new Sensitivity(
        tried.size(), tried.size() - telling.size(), Shares.of(telling, one -> !one.judge()));
  }

  /** Whether it is known, and good enough, that the judge notices. */
  public boolean enough() {
    return fell.filter(it -> it.lower() >= FELL_MIN).isPresent()
        && pairs - failedBefore >= PAIRS_MIN;
  }

  /** The same as a probe; empty where the judge was never tried. */
  public static Probe probe(Optional<Sensitivity> seen) {
    if (seen.isEmpty()) {
      return Probe.notMeasurable(Probe.Kind.LIKENESS, ProbeSentences.neverTried());
    }
    Sensitivity found = seen.get();
    String sentence = ProbeSentences.likeness(found);
    boolean isBlind = found.fell().filter(it -> it.upper() < FELL_MIN).isPresent();
    if (found.pairs() - found.failedBefore() < PAIRS_MIN || !(found.enough() || isBlind)) {
      return Probe.notMeasurable(Probe.Kind.LIKENESS, sentence);
    }
    Probe.Result result = isBlind ? Probe.Result.FAILED : Probe.Result.HELD;
    return new Probe(Probe.Kind.LIKENESS, result, found.fell(), sentence);
  }

  /** Why it is enough, or is not. */
  public String sentence() {
    if (pairs - failedBefore < PAIRS_MIN) {
      return "%d telling pairs; at least %d are needed".formatted(pairs - failedBefore, PAIRS_MIN);
    }
    return fell.map(it ->
            "its verdict falls on %.2f [%.2f, %.2f] of %d pairs; %s"
                .formatted(
                    it.value(),
                    it.lower(),
                    it.upper(),
                    pairs - failedBefore,
                    enough() ? "it notices" : "the lower end must be %.1f".formatted(FELL_MIN)))
        .orElse("no pair tells anything");
  }
}
