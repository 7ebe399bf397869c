package dev.hansei.workflows.calibrations;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What else was looked for in a judge than agreement.
 *
 * @param found one of each kind
 * @param hostile which texts were tried, and which worked; empty where none were
 */
public record Probes(List<Probe> found, Optional<HostileProbe.Tally> hostile) {
  public Probes {
    found = List.copyOf(found);
    Objects.requireNonNull(hostile, "hostile is null");
  }

  /** The first that failed. */
  public Optional<Probe> failed() {
    return found.stream().filter(probe -> probe.result() == Probe.Result.FAILED).findFirst();
  }

  /** How that kind went. */
  public Probe.Result of(Probe.Kind kind) {
    return found.stream()
        .filter(probe -> probe.kind() == kind)
        .map(Probe::result)
        .findFirst()
        .orElse(Probe.Result.NOT_MEASURABLE);
  }

  /**
   * The decision by agreement, or a lower one: who fails a probe does not gate, nor does who was
   * not seen to notice one wrong thing in minimal pairs. The other probes may be not measurable for
   * want of answers; pairs can be had by asking for them.
   */
  public BandDecision refine(BandDecision byAgreement) {
    if (byAgreement.band() != Band.GATE) {
      return byAgreement;
    }
    return failed()
        .map(ProbeSentences::refused)
        .or(this::untried)
        .map(reason -> new BandDecision(Band.TREND, reason, 0))
        .orElse(byAgreement);
  }

  /**
   * The same for a judge of pairs: who fails a probe does not gate. Minimal pairs are asked of
   * judges of answers only; there is no putting a judge to them that compares.
   */
  public BandDecision refineOfPairs(BandDecision byAgreement) {
    return byAgreement.band() != Band.GATE
        ? byAgreement
        : failed()
            .map(probe -> new BandDecision(Band.TREND, ProbeSentences.refused(probe), 0))
            .orElse(byAgreement);
  }

  private Optional<String> untried() {
    Optional<Probe> likeness =
        found.stream().filter(probe -> probe.kind() == Probe.Kind.LIKENESS).findFirst();
    return likeness.filter(probe -> probe.result() == Probe.Result.HELD).isPresent()
        ? Optional.empty()
        : Optional.of(
            ProbeSentences.untried(
                likeness.map(Probe::sentence).orElseGet(ProbeSentences::neverTried)));
  }
}
