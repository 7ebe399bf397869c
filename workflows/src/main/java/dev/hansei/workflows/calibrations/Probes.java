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

  /** The decision by agreement, or a lower one: who fails a probe does not gate. */
  public BandDecision refine(BandDecision byAgreement) {
    return failed()
        .filter(_ -> byAgreement.band() == Band.GATE)
        .map(probe -> new BandDecision(Band.TREND, ProbeSentences.refused(probe), 0))
        .orElse(byAgreement);
  }
}
