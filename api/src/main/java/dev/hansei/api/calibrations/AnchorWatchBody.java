package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.infra.registry.calibrations.AnchorRounds.TooDear;
import dev.hansei.workflows.calibrations.AnchorWatch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When anchors are checked by themselves: what is shown and what is saved.
 *
 * @param everyHours 1 to 720
 * @param judgementsMax answers that judges are asked about in one round at most, 60 to 20,000; a
 *     jury counts once for each member, a judge of two answers twice; 600 when absent
 * @param paused false when absent
 * @param next when the next round begins; absent while it is paused, and not read
 * @param neverAsked certificates whose check alone costs more than {@code judgementsMax}: no round
 *     has room for them; not read
 * @param dearest the least {@code judgementsMax} with which all of these are checked; absent where
 *     there are none, and not read
 */
public record AnchorWatchBody(
    @Nullable Integer everyHours,
    @Nullable Integer judgementsMax,
    @Nullable Boolean paused,
    @Nullable Instant next,
    @Nullable Integer neverAsked,
    @Nullable Integer dearest) {
  public AnchorWatchBody {
    Rules.between("everyHours", everyHours, AnchorWatch.HOURS_USUAL, 1, AnchorWatch.HOURS_MOST);
    Rules.between(
        "judgementsMax",
        judgementsMax,
        AnchorWatch.JUDGEMENTS_USUAL,
        AnchorWatch.JUDGEMENTS_LEAST,
        AnchorWatch.JUDGEMENTS_MOST);
  }

  static AnchorWatchBody from(AnchorWatch watch, Instant now, TooDear tooDear) {
    return new AnchorWatchBody(
        watch.everyHours(),
        watch.judgementsMax(),
        watch.paused(),
        watch.paused() ? null : watch.nextAfter(now),
        tooDear.count(),
        tooDear.count() == 0 ? null : tooDear.dearest());
  }

  AnchorWatch watch() {
    return new AnchorWatch(
        Rules.needed("everyHours", everyHours),
        judgementsMax == null ? AnchorWatch.JUDGEMENTS_USUAL : judgementsMax,
        Boolean.TRUE.equals(paused));
  }
}
