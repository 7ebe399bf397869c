package dev.hansei.workflows.statistics;

/**
 * The interval of a sample whose units all show the same value. Resampling sees no doubt there, yet
 * three cases without a difference do not prove that there is none: at this confidence the share of
 * units that differ is at most {@code 1 - (1 - confidence)^(1/n)}, and those could lie anywhere in
 * the range.
 *
 * <p>Source: the exact binomial bound for zero events; Hanley and Lippman-Hand, "If Nothing Goes
 * Wrong, Is Everything All Right?", JAMA 249 (1983).
 */
final class ConstantSample {
  /** Less is rounding. */
  private static final double NO_ROOM = 1e-12;

  private ConstantSample() {}

  static Estimate interval(double value, int n, Range range, double confidence) {
    double unseen = unseenShare(n, confidence);
    double inside = Math.clamp(value, range.min(), range.max());
    return new Estimate(
        inside,
        inside - unseen * (inside - range.min()),
        inside + unseen * (range.max() - inside),
        confidence,
        n);
  }

  /**
   * The same of agreement beyond chance: each item that is judged otherwise takes at most its share
   * of the room above chance from it. Where there is no room, chance explains everything and
   * nothing was shown.
   *
   * @param room 1 less the agreement that chance gives
   */
  static Estimate ofAgreement(double value, double room, int n, double confidence) {
    double reach = room <= NO_ROOM ? 2 : unseenShare(n, confidence) / room;
    return Kappa.cut(value, reach, n, confidence);
  }

  /** The largest share of differing units that would still stay unseen among {@code n}. */
  static double unseenShare(int n, double confidence) {
    return -Math.expm1(Math.log1p(-confidence) / n);
  }

  /** How many equal units bring {@link #unseenShare} down to {@code share}. */
  static double unitsFor(double share, double confidence) {
    return share >= 1 ? 1 : Math.log1p(-confidence) / Math.log1p(-share);
  }
}
