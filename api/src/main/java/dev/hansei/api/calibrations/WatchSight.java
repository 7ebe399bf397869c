package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.calibrations.AnchorWatch;
import java.time.Instant;
import java.util.Optional;

/**
 * When anchors are checked by themselves, for pages.
 *
 * @param plan absent where they are checked when somebody asks only
 */
public record WatchSight(Optional<AnchorWatch> plan, Instant now) {
  /** Hours to show in the form. */
  public int everyHours() {
    return plan.map(AnchorWatch::everyHours).orElse(AnchorWatch.HOURS_USUAL);
  }

  /** Judgements to show in the form. */
  public int judgementsMax() {
    return plan.map(AnchorWatch::judgementsMax).orElse(AnchorWatch.JUDGEMENTS_USUAL);
  }

  /** Whether it is kept and starts nothing. */
  public boolean isPaused() {
    return plan.map(AnchorWatch::paused).orElse(false);
  }

  /** When the next round begins; empty where none does. */
  public Optional<Instant> next() {
    return plan.filter(it -> !it.paused()).map(it -> it.nextAfter(now));
  }

  /** How it stands, in a sentence. */
  public String sentence() {
    if (plan.isEmpty()) {
      return "Anchors are checked when somebody asks only.";
    }
    return isPaused()
        ? "Checks by themselves are paused."
        : "Checked by itself every %s, at most %s a round."
            .formatted(
                everyHours() == 1 ? "hour" : Figures.count(everyHours(), "hour"),
                Figures.count(judgementsMax(), "judgement"));
  }
}
