package dev.hansei.infra.registry.gates;

import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.MeasureEvidence;
import dev.hansei.workflows.gates.MeasureEvidence.Figure;
import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.RatioInterval;
import dev.hansei.workflows.statistics.SampleQuantile;
import java.util.List;
import java.util.Optional;

/** How long the answers of runs take, and what they cost. */
final class Measures {
  private static final double PERCENT = 100;
  private static final double MICROS = 1_000_000;

  /** Where all cost alike, one that was not seen may cost as much again. */
  private static final double UNSEEN = 2;

  private final double confidence;

  Measures(double confidence) {
    this.confidence = confidence;
  }

  MeasureEvidence of(GateRule.Ceiling rule, Optional<RunSide> baseline, RunSide candidate) {
    return switch (rule) {
      case GateRule.LatencyCeiling(int percentile, _, _) ->
          evidence(
              rule,
              "ms",
              time(candidate, percentile),
              baseline.flatMap(side -> time(side, percentile)),
              0);
      case GateRule.CostCeiling _ -> cost(rule, baseline, candidate);
    };
  }

  private MeasureEvidence cost(
      GateRule.Ceiling rule, Optional<RunSide> baseline, RunSide candidate) {
    String currency = candidate.run().cost().currency();
    Optional<Figure> before =
        baseline.filter(side -> side.run().cost().currency().equals(currency)).flatMap(this::cost);
    return evidence(rule, currency, cost(candidate), before, unknown(candidate));
  }

  private MeasureEvidence evidence(
      GateRule.Ceiling rule,
      String unit,
      Optional<Figure> candidate,
      Optional<Figure> baseline,
      int unknown) {
    Optional<Figure> ratio =
        candidate.flatMap(after -> baseline.flatMap(before -> ratio(after, before)));
    return new MeasureEvidence(rule.measure(), unit, candidate, baseline, ratio, unknown);
  }

  /** Answers that took no time came from a recording and are left out. */
  private Optional<Figure> time(RunSide side, int percentile) {
    List<Observation> times =
        side.items().stream()
            .filter(item -> item.latencyMillis() > 0)
            .map(item -> new Observation(item.clusterKey(), item.latencyMillis()))
            .toList();
    if (times.isEmpty()) {
      return Optional.empty();
    }
    double share = percentile / PERCENT;
    SampleQuantile seen = SampleQuantile.of(times, share, confidence);
    Optional<Double> upper =
        seen.upper().isPresent() ? Optional.of(seen.upper().getAsDouble()) : Optional.empty();
    int enough = SampleQuantile.unitsForUpper(share, confidence);
    return Optional.of(
        new Figure(
            seen.value(),
            seen.lower().orElse(0),
            upper,
            times.size(),
            seen.effective(),
            upper.isPresent() ? 0 : Math.max(1, enough - seen.effective())));
  }

  private static int unknown(RunSide side) {
    return (int) side.items().stream().filter(item -> item.costMicros() == null).count();
  }

  /** The mean of what answers cost; with one of unknown cost there is none. */
  private Optional<Figure> cost(RunSide side) {
    if (side.items().isEmpty() || unknown(side) > 0) {
      return Optional.empty();
    }
    List<Observation> costs =
        side.items().stream()
            .map(item -> new Observation(item.clusterKey(), amount(item)))
            .toList();
    double most = costs.stream().mapToDouble(Observation::value).max().orElse(0);
    if (most == 0) {
      return Optional.of(new Figure(0, 0, Optional.of(0.0), costs.size(), 1, 0));
    }
    var plan =
        new BootstrapPlan(
            BootstrapPlan.DEFAULT_RESAMPLES,
            confidence,
            IntervalMethod.EXPANDED_BCA,
            EvidenceReader.SEED);
    Estimate mean = Bootstrap.mean(costs, new Range(0, UNSEEN * most), plan);
    return Optional.of(
        new Figure(
            mean.value(),
            Math.min(mean.lower(), mean.value()),
            Optional.of(Math.max(mean.upper(), mean.value())),
            costs.size(),
            mean.n(),
            0));
  }

  private static double amount(ItemRow item) {
    Long micros = item.costMicros();
    return micros == null ? 0 : micros / MICROS;
  }

  /**
   * Without an upper end on top there is none of the ratio. What costs nothing is none of what
   * costs something, and as much as what costs nothing; over nothing there is no ratio.
   */
  private Optional<Figure> ratio(Figure after, Figure before) {
    if (isNothing(after) && before.upper().isPresent()) {
      double value = isNothing(before) ? 1 : 0;
      return Optional.of(
          new Figure(value, value, Optional.of(value), after.answers(), after.units(), 0));
    }
    if (!(after.lower() > 0) || !(before.lower() > 0) || before.upper().isEmpty()) {
      return Optional.empty();
    }
    int units = Math.min(after.units(), before.units());
    int answers = Math.min(after.answers(), before.answers());
    Estimate top = estimate(after, after.upper().orElse(after.value()));
    Estimate seen = RatioInterval.of(top, estimate(before, before.upper().get()));
    return Optional.of(
        new Figure(
            seen.value(),
            seen.lower(),
            after.upper().map(_ -> seen.upper()),
            answers,
            units,
            after.more()));
  }

  private static boolean isNothing(Figure figure) {
    return figure.upper().filter(end -> end == 0).isPresent();
  }

  private Estimate estimate(Figure figure, double upper) {
    return new Estimate(figure.value(), figure.lower(), upper, confidence, figure.units());
  }
}
