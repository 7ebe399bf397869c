package dev.hansei.api.promotions;

import dev.hansei.api.pages.charts.CanaryChart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a rollout as its page shows them.
 *
 * @param rehearsal what comes before people decide; absent where the plan has none
 * @param running the number of the step that runs; 0 before the first and after the last
 * @param next what skipping the running step leads to, such as "10 % of the callers"
 * @param watched what decides, in one sentence
 * @param frozenUntil when the freeze that holds now ends
 * @param charts one of each metric that has been compared
 * @param beside what the gate's cases said beside live traffic; none before a comparison, or to
 *     those who may not read the verdict
 * @param mayHold whether the viewer may hold the running step, and so for the other two
 * @param way over earlier stages
 */
public record Ladder(
    Optional<Rung> rehearsal,
    List<Rung> rungs,
    int running,
    String next,
    String watched,
    Optional<Instant> frozenUntil,
    boolean mayHold,
    boolean mayResume,
    boolean maySkip,
    List<CanaryChart> charts,
    List<Beside> beside,
    Way way) {
  public Ladder {
    rungs = List.copyOf(rungs);
    charts = List.copyOf(charts);
    beside = List.copyOf(beside);
  }

  /**
   * The stages before the target.
   *
   * @param stops in order; none where the plan has no path
   * @param at where it is while it can be steered there: a stage's word; empty otherwise
   * @param number the place of that stage on the path, from 1; 0 where it cannot be steered there
   * @param keeps the stages that have it by this promotion, such as "dev and team"; may be empty
   */
  public record Way(List<Stop> stops, String at, int number, String keeps) {
    /** Straight to the target. */
    public static final Way NONE = new Way(List.of(), "", 0, "");

    public Way {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One stage before the target.
   *
   * @param shape of its state
   * @param state in words
   * @param stays how long it stays there, in words; empty where it is passed at once
   * @param until when it goes further; absent while it is not there, or not any more
   * @param reason why it is held there, or was sent on early; empty while there is nothing to say
   */
  public record Stop(
      String stage,
      String shape,
      String state,
      String stays,
      Optional<Instant> until,
      String reason) {}

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

  /** Whether it is between two stages. */
  public boolean isOnItsWay() {
    return !way.at().isEmpty();
  }

  /** What comes first once it is approved, such as "its first step begins in production". */
  public String beginning(String stage) {
    if (!way.stops().isEmpty()) {
      return "it goes live in %s first".formatted(way.stops().getFirst().stage());
    }
    return "its first step begins in " + stage;
  }

  /** Which share had the candidate when it was taken back; empty where it was live for all. */
  Optional<String> takenBackAt() {
    return rungs.stream().filter(rung -> rung.shape().equals("bad")).map(Rung::share).findFirst();
  }

  /** Whether it ended before its first step. */
  boolean hasNeverBegun() {
    return !rungs.isEmpty()
        && rungs.stream().allMatch(rung -> rung.state().equals(Rung.NOT_REACHED));
  }

  /** Whether the viewer may do anything. */
  public boolean isSteerable() {
    return mayHold || mayResume || maySkip;
  }
}
