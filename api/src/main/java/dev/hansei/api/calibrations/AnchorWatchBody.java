package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.calibrations.AnchorWatch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When anchors are checked by themselves: what is shown and what is saved.
 *
 * @param everyHours 1 to 720
 * @param judgementsMax answers that judges are asked about in one round at most, 60 to 20,000; a
 *     jury counts once for each member; 600 when absent
 * @param paused false when absent
 * @param next when the next round begins; absent while it is paused, and not read
 */
public record AnchorWatchBody(
    @Nullable Integer everyHours,
    @Nullable Integer judgementsMax,
    @Nullable Boolean paused,
    @Nullable Instant next) {
  public AnchorWatchBody {
    Rules.between("everyHours", everyHours, AnchorWatch.HOURS_USUAL, 1, AnchorWatch.HOURS_MOST);
    Rules.between(
        "judgementsMax",
        judgementsMax,
        AnchorWatch.JUDGEMENTS_USUAL,
        AnchorWatch.JUDGEMENTS_LEAST,
        AnchorWatch.JUDGEMENTS_MOST);
  }

  static AnchorWatchBody from(AnchorWatch watch, Instant now) {
    return new AnchorWatchBody(
        watch.everyHours(),
        watch.judgementsMax(),
        watch.paused(),
        watch.paused() ? null : watch.nextAfter(now));
  }

  AnchorWatch watch() {
    return new AnchorWatch(
        Rules.needed("everyHours", everyHours),
        judgementsMax == null ? AnchorWatch.JUDGEMENTS_USUAL : judgementsMax,
        Boolean.TRUE.equals(paused));
  }
}
