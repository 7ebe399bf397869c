package dev.hansei.workflows.promotions;

import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.statistics.Estimate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the gate's cases said of a metric beside what live traffic says. Pure.
 *
 * @param offline the gate's metric of that name, or that of the judge whose scores a monitor
 *     writes; its difference and interval turned where less is better, so that more is better in
 *     them as it is live; absent where none measures it
 */
public record OfflineLive(Optional<MetricEvidence> offline, Finding finding) {
  public OfflineLive {
    Objects.requireNonNull(offline, "offline is null");
    Objects.requireNonNull(finding, "finding is null");
  }

  /** Whether the two say the same. */
  public enum Finding {
    /** Band and interval do not overlap. */
    DIVERGE,
    /** They overlap: as far as both can tell. */
    AGREE,
    /** Live is a share of answers that pass, offline a mean of scores. */
    OTHER_SCALE,
    /** One of them is missing. */
    NOT_COMPARABLE
  }

  /**
   * Sets them side by side.
   *
   * @param live the candidate less what was live, more is better; absent without a comparison
   */
  public static OfflineLive of(LiveMetric metric, Optional<Estimate> live, Evidence evidence) {
    boolean turned = metric.direction() == LiveMetric.Direction.LOWER_IS_BETTER;
    Optional<MetricEvidence> offline =
        offline(metric.name(), evidence).map(it -> turned ? turned(it) : it);
    return new OfflineLive(
        offline,
        live.isPresent() && offline.isPresent()
            ? finding(metric, live.get(), offline.get())
            : Finding.NOT_COMPARABLE);
  }

  private static Optional<MetricEvidence> offline(String name, Evidence evidence) {
    return evidence
        .metric(name)
        .or(() ->
            evidence.judges().stream()
                .filter(judge -> name.startsWith("judge:") && name.endsWith("@" + judge.judgeId()))
                .map(JudgeStanding::metric)
                .findFirst()
                .flatMap(evidence::metric));
  }

  private static Finding finding(LiveMetric metric, Estimate live, MetricEvidence offline) {
    if (metric.passesFrom().isPresent()) {
      return Finding.OTHER_SCALE;
    }
    return live.upper() < offline.lower() || offline.upper() < live.lower()
        ? Finding.DIVERGE
        : Finding.AGREE;
  }

  /** Taken from zero, so that nothing becomes a minus nothing. */
  private static MetricEvidence turned(MetricEvidence one) {
    return new MetricEvidence(
        one.metric(),
        one.pairs(),
        one.baselineMean(),
        one.candidateMean(),
        0 - one.difference(),
        0 - one.upper(),
        0 - one.lower(),
        one.standardError());
  }
}
