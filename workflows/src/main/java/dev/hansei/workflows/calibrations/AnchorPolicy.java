package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.statistics.EValue;
import dev.hansei.workflows.statistics.PairedEValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a judge still says what it said when it was certified. A small frozen part of the label
 * set, the anchors, is judged again; since answers and labels are the same, whatever moved is the
 * judge. Pure.
 *
 * <p>If the judge is what it was, then and now are two draws of the same, so among the anchors that
 * changed either direction is as likely: sterner or milder, and further from people or nearer. Both
 * are tested by {@link PairedEValue}, and the mean of two e-values is one. One may check as often
 * as one likes: round {@code k} has to show {@code k(k+1)} times as much, which keeps the chance of
 * ever calling an unchanged judge drifted below {@link #ERROR}, however the rounds hang together
 * (the sum of {@code 1/(k(k+1))} is 1; Markov's inequality for e-values, Vovk and Wang, Annals of
 * Statistics 49 (2021)).
 */
public final class AnchorPolicy {
  /** Of each kind of label: thirteen that turned one way are seen, and a check costs a minute. */
  public static final int EACH_MAX = 30;

  /** Anchors at most. */
  public static final int ANCHORS_MAX = 2 * EACH_MAX;

  /**
   * Fewer could show no drift at the first check or the second, whatever happens: {@code n} that
   * all turned one way are an e-value of {@code 2^n / (n + 1)}.
   */
  public static final int ANCHORS_MIN = 14;

  /** Drift takes a certificate away from a team that needs it: once in a hundred for nothing. */
  public static final double ERROR = 0.01;

  /** Two answers are judged in both orders. */
  private static final int ORDERS = 2;

  private static final String DRIFTED = "the judge drifted";
  private static final String CHANCE = "no more than chance may bring";

  private AnchorPolicy() {}

  /** An anchor: what people said, and the judge then and now. */
  public record Pair(boolean people, boolean then, boolean now) {}

  /**
   * Which labels are anchors: of those that the judge gave a verdict on, the first {@value
   * #EACH_MAX} that people passed and as many that they failed, in the order of the label set,
   * which is by hash.
   *
   * @param judged whether the judge gave a verdict, by place
   * @return places, rising
   */
  public static List<Integer> choose(List<Boolean> passed, List<Boolean> judged) {
    List<Integer> chosen = new ArrayList<>();
    int[] counts = new int[2];
    for (int place = 0; place < passed.size(); place++) {
      int kind = passed.get(place) ? 1 : 0;
      if (judged.get(place) && counts[kind] < EACH_MAX) {
        counts[kind]++;
        chosen.add(place);
      }
    }
    return chosen;
  }

  /**
   * Answers that a judge is asked about in one check at most; 0 where nothing can be checked: for
   * one that was learnt, which says the same for ever, and for one with too few anchors.
   *
   * @param judged answers that it gave a verdict on when it was certified
   * @param members of a jury: each is asked; 0 for others
   */
  public static int cost(int judged, JudgeKind kind, int members) {
    int anchors = Math.min(ANCHORS_MAX, judged);
    if (kind == JudgeKind.LEARNED || anchors < ANCHORS_MIN) {
      return 0;
    }
    return kind == JudgeKind.PAIRWISE ? anchors * ORDERS : anchors * Math.max(1, members);
  }

  /**
   * Decides.
   *
   * @param round how many checks of the certificate there were, with this one
   * @param asked anchors, of which the pairs are those with a verdict now
   */
  public static AnchorCheck decide(
      CalibrationId certificate, int round, int asked, List<Pair> pairs) {
    return decide(certificate, round, asked, pairs, Verdicts.OF_ANSWERS);
  }

  /** What the verdicts are about. */
  public enum Verdicts {
    /** An answer passes or fails. */
    OF_ANSWERS,
    /** Of two answers a is better, or it is not: b is, or neither. */
    OF_PAIRS
  }

  /** The same of verdicts of a kind. */
  public static AnchorCheck decide(
      CalibrationId certificate, int round, int asked, List<Pair> pairs, Verdicts verdicts) {
    Changes changes = Changes.of(pairs);
    EValue evidence =
        mean(
            PairedEValue.twoSided(changes.sterner(), changes.milder()),
            PairedEValue.twoSided(changes.worse(), changes.better()));
    double needed = (double) round * (round + 1) / ERROR;
    boolean drifted = evidence.value() >= needed;
    int silent = asked - pairs.size();
    return new AnchorCheck(
        certificate,
        round,
        asked,
        silent,
        pairs.size() - changes.all(),
        changes.sterner(),
        changes.milder(),
        changes.worse(),
        changes.better(),
        evidence,
        needed,
        drifted,
        sentence(asked, silent, changes, drifted ? DRIFTED : CHANCE, verdicts));
  }

  /** Anchors that changed: which way, and of these how many away from people. */
  private record Changes(int sterner, int milder, int worse) {
    static Changes of(List<Pair> pairs) {
      List<Pair> changed = pairs.stream().filter(it -> it.then() != it.now()).toList();
      int sterner = (int) changed.stream().filter(Pair::then).count();
      int worse = (int) changed.stream().filter(it -> it.people() == it.then()).count();
      return new Changes(sterner, changed.size() - sterner, worse);
    }

    int all() {
      return sterner + milder;
    }

    int better() {
      return all() - worse;
    }
  }

  /** Of two e-values, without leaving what a double holds. */
  private static EValue mean(EValue one, EValue other) {
    double high = Math.max(one.logValue(), other.logValue());
    double low = Math.min(one.logValue(), other.logValue());
    return new EValue(high + Math.log1p(Math.exp(low - high)) - Math.log(2), one.disagreements());
  }

  private static String sentence(
      int asked, int silent, Changes changes, String found, Verdicts verdicts) {
    String silence = silent == 0 ? "" : "; it gave no verdict on %d of %d".formatted(silent, asked);
    if (changes.all() == 0) {
      return String.format(Locale.ROOT, "Of %d anchors none changed%s.", asked - silent, silence);
    }
    return String.format(
        Locale.ROOT,
        switch (verdicts) {
          case OF_ANSWERS ->
              "Of %d anchors %d now fail that passed and %d now pass that failed, %d of these away from people%s: %s.";
          case OF_PAIRS ->
              "Of %d anchors %d now go to a that did not and %d now do not that did, %d of these away from people%s: %s.";
        },
        asked - silent,
        changes.sterner(),
        changes.milder(),
        changes.worse(),
        silence,
        found);
  }
}
