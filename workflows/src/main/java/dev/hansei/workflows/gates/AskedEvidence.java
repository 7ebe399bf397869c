package dev.hansei.workflows.gates;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules of a gate ask beside comparisons, and what further cases cost. Of each kind only
 * what a rule asks.
 *
 * @param cases how many have a score: in both runs, in the candidate's where there is no baseline
 * @param regressions of approved cases; empty without a rule that asks, and without a baseline
 * @param means of the candidate
 * @param caseCost what a further case takes; empty where no case was planned
 */
public record AskedEvidence(
    int cases,
    Optional<Regressions> regressions,
    List<MeanEvidence> means,
    List<MeasureEvidence> measures,
    List<DisparityEvidence> disparities,
    List<SliceEvidence> slices,
    Optional<CaseCost> caseCost) {
  /** Of evidence that was gathered before gates could ask. */
  public static final AskedEvidence NONE =
      new AskedEvidence(
          0, Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

  public AskedEvidence {
    if (cases < 0) {
      throw new IllegalArgumentException("cases are counted from 0: " + cases);
    }
    Objects.requireNonNull(regressions, "regressions is null");
    means = List.copyOf(means);
    measures = List.copyOf(measures);
    disparities = List.copyOf(disparities);
    slices = List.copyOf(slices);
    Objects.requireNonNull(caseCost, "caseCost is null");
  }

  /** The candidate's mean of a metric. */
  Optional<MeanEvidence> mean(String metric) {
    return means.stream().filter(one -> one.metric().equals(metric)).findFirst();
  }

  /** What a ceiling goes by. */
  Optional<MeasureEvidence> measure(GateRule.Ceiling ceiling) {
    return measures.stream().filter(one -> one.measure().equals(ceiling.measure())).findFirst();
  }

  /** How the slices by a field differ on a metric. */
  Optional<DisparityEvidence> disparity(String by, String metric) {
    return disparities.stream()
        .filter(one -> one.by().equals(by) && one.metric().equals(metric))
        .findFirst();
  }

  /** What there is on one slice alone. */
  Optional<SliceEvidence> slice(String by, String value) {
    return slices.stream()
        .filter(one -> one.by().equals(by) && one.value().equals(value))
        .findFirst();
  }
}
