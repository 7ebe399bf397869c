package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Figures;
import dev.hansei.infra.registry.calibrations.AnchorRounds.TooDear;
import dev.hansei.workflows.calibrations.AnchorWatch;
import java.time.Instant;
import java.util.Optional;

/**
 * When anchors are checked by themselves, for pages.
 *
 * @param plan absent where they are checked when somebody asks only
 * @param tooDear certificates that its rounds never check
 */
public record WatchSight(Optional<AnchorWatch> plan, Instant now, TooDear tooDear) {
  /** Where each is checked in time, or that is not asked. */
  public WatchSight(Optional<AnchorWatch> plan, Instant now) {
    this(plan, now, TooDear.NONE);
  }

  /** Who is never checked, and what to do; empty where nobody is left out. */
  public Optional<String> warning() {
    return plan.filter(_ -> tooDear.count() > 0)
        .map(_ ->
            "%s never checked: a round may ask too little for that. Allow at least %s a round."
                .formatted(
                    tooDear.count() == 1
                        ? "1 judge is"
                        : Figures.count(tooDear.count()) + " judges are",
                    Figures.count(tooDear.dearest(), "judgement")));
  }

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
