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
    List<CanaryChart> charts) {
  public Ladder {
    rungs = List.copyOf(rungs);
    charts = List.copyOf(charts);
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
    public Rung {
      figures = List.copyOf(figures);
    }
  }

  /** Whether the viewer may do anything. */
  public boolean isSteerable() {
    return mayHold || mayResume || maySkip;
  }
}
