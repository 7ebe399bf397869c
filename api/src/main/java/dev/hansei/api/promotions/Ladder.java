package dev.hansei.api.promotions;

import dev.hansei.api.pages.charts.CanaryChart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a rollout as its page shows them.
 *
 * @param running the number of the step that runs; 0 before the first and after the last
 * @param next what skipping the running step leads to, such as "10 % of the callers"
 * @param watched what decides, in one sentence
 * @param frozenUntil when the freeze that holds now ends
 * @param charts one of each metric that has been compared
 * @param beside what the gate's cases said beside live traffic; none before a comparison, or to
 *     those who may not read the verdict
 * @param mayHold whether the viewer may hold the running step, and so for the other two
 */
public record Ladder(
    List<Rung> rungs,
    int running,
    String next,
    String watched,
    Optional<Instant> frozenUntil,
    boolean mayHold,
    boolean mayResume,
    boolean maySkip,
    List<CanaryChart> charts,
    List<Beside> beside) {
  public Ladder {
    rungs = List.copyOf(rungs);
    charts = List.copyOf(charts);
    beside = List.copyOf(beside);
  }

  /**
   * One step.
   *
   * @param shape of its state
   * @param state in words
   * @param figures what has been seen in it, a sentence a metric; none before it has begun
   * @param reason why it is held, was skipped or ended; empty while there is nothing to say
   */
  public record Rung(
      int number,
      String share,
      String waitsFor,
      String shape,
      String state,
      List<String> figures,
      String reason) {
    /** The state of a step that never began, and never will. */
    static final String NOT_REACHED = "not reached";

    public Rung {
      figures = List.copyOf(figures);
    }
  }

  /**
   * One metric, offline and live; differences of candidate less what is live.
   *
   * @param live with its band
   * @param offline with its interval
   * @param shape of {@code words}
   */
  public record Beside(String metric, String live, String offline, String shape, String words) {}

  /** Which share had the candidate when it was taken back; empty where it was live for all. */
  Optional<String> takenBackAt() {
    return rungs.stream().filter(rung -> rung.shape().equals("bad")).map(Rung::share).findFirst();
  }

  /** Whether it ended before its first step. */
  boolean hasNeverBegun() {
    return rungs.stream().allMatch(rung -> rung.state().equals(Rung.NOT_REACHED));
  }

  /** Whether the viewer may do anything. */
  public boolean isSteerable() {
    return mayHold || mayResume || maySkip;
  }
}
