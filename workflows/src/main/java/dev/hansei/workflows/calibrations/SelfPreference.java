package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import java.util.List;
import java.util.Optional;

/**
 * Whether a judge is kinder to answers by models of its own family: of the answers that people
 * failed, how much larger is the share that it passes among its family's than among others' ({@link
 * Disparity}).
 */
public final class SelfPreference {
  /**
   * A tenth more of the bad answers let through would put the judge's own family ahead in most
   * comparisons; smaller differences no certificate's labels could tell from chance.
   */
  public static final double GAP_MAX = 0.1;

  /** On each side: the interval of fewer reaches nearly everywhere. */
  public static final int ANSWERS_MIN = CertificatePolicy.CLASS_MIN;

  private SelfPreference() {}

  /**
   * Probes. Pure.
   *
   * @param own the judge's family; empty where it is not known or it asks no model
   */
  public static Probe of(Optional<ModelFamily> own, List<ProbedItem> items) {
    if (own.isEmpty()) {
      return none(ProbeSentences.noFamily());
    }
    List<ProbedItem> failed = items.stream().filter(one -> !one.item().people()).toList();
    List<ProbedItem> known = failed.stream().filter(one -> one.family().isPresent()).toList();
    List<Observation> mine = passed(known, own.get(), true);
    List<Observation> others = passed(known, own.get(), false);
    if (mine.isEmpty() || others.isEmpty()) {
      return none(ProbeSentences.oneFamily(own.get(), known.isEmpty(), mine.isEmpty()));
    }
    if (Math.min(mine.size(), others.size()) < ANSWERS_MIN) {
      return none(ProbeSentences.fewOfAFamily(own.get(), mine.size(), others.size()));
    }
    Estimate gap = Disparity.of(mine, others, Range.UNIT, JudgeAgreement.CONFIDENCE).gap();
    boolean isClear = gap.lower() > GAP_MAX;
    return new Probe(
        Probe.Kind.SELF_PREFERENCE,
        isClear ? Probe.Result.FAILED : Probe.Result.HELD,
        Optional.of(gap),
        ProbeSentences.selfPreference(own.get(), gap, isClear));
  }

  private static Probe none(String why) {
    return Probe.notMeasurable(Probe.Kind.SELF_PREFERENCE, why);
  }

  private static List<Observation> passed(List<ProbedItem> known, ModelFamily own, boolean isOwn) {
    return known.stream()
        .filter(one -> one.family().orElseThrow().equals(own) == isOwn)
        .map(one -> new Observation(one.item().unit(), one.item().judge() ? 1 : 0))
        .toList();
  }
}
