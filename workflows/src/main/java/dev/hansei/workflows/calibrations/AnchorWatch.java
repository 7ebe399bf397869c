package dev.hansei.workflows.calibrations;

import java.time.Duration;
import java.time.Instant;

/**
 * When the judges of a project are asked again about their anchors by themselves. Without one they
 * are when a lead asks only.
 *
 * @param everyHours 1 to 720 (30 days)
 * @param judgementsMax answers that judges are asked about in one round at most, 60 to 20,000; a
 *     jury counts once for each member, a judge of two answers twice, once for each order
 * @param paused kept, but no round starts
 */
public record AnchorWatch(int everyHours, int judgementsMax, boolean paused) {
  /** A day: drift of a provider is seen on the next one. */
  public static final int HOURS_USUAL = 24;

  /** Thirty days; a certificate holds for ninety. */
  public static final int HOURS_MOST = 720;

  /** The anchors of ten certificates of judges of single answers. */
  public static final int JUDGEMENTS_USUAL = 600;

  /** The anchors of one certificate: with less no judge is ever asked. */
  public static final int JUDGEMENTS_LEAST = 60;

  public static final int JUDGEMENTS_MOST = 20_000;

  public AnchorWatch {
    if (everyHours < 1 || everyHours > HOURS_MOST) {
      throw new IllegalArgumentException("everyHours is 1 to 720: " + everyHours);
    }
    if (judgementsMax < JUDGEMENTS_LEAST || judgementsMax > JUDGEMENTS_MOST) {
      throw new IllegalArgumentException("judgementsMax is 60 to 20,000: " + judgementsMax);
    }
  }

  /** When the next round begins: schedules count their intervals from 1970 on. */
  public Instant nextAfter(Instant now) {
    long seconds = Duration.ofHours(everyHours).toSeconds();
    return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
  }
}
