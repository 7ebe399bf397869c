package dev.hansei.api.firstpath;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/**
 * One release as drills have it: a version goes to the team, another one does harm in production
 * and is taken back, then the first goes to everybody step by step. It says where it stands, so
 * that somebody may pull a plug there.
 */
final class ReleaseWalk {
  /** What is good, and takes turns with the other in being live. */
  static final int ONE = 1;

  /** Nobody likes it. */
  static final int HARMFUL = 2;

  /** As good as the first. */
  static final int OTHER = 3;

  private static final int PLANNED = 10;

  /** Comparisons after which harm is near, and not yet shown. */
  private static final int NEAR_HARM = 8;

  private static final Map<String, Object> BY_STEPS =
      plan(Map.of("percent", 25, "outcomes", PLANNED), Map.of("percent", 50, "outcomes", PLANNED));

  /** Ends by harm long before its number. */
  private static final Map<String, Object> HARM =
      plan(Map.of("percent", 50, "outcomes", 10 * PLANNED));

  private final Releases releases;
  private final LiveTraffic traffic;
  private int live = ONE;
  private int liveForTeam;

  ReleaseWalk(Releases releases, LiveTraffic traffic) {
    this.releases = releases;
    this.traffic = traffic;
  }

  /** Where a release stands. */
  enum Moment {
    CHECKING,
    AWAITING_APPROVAL,
    TEAM_MOVES,
    NEARLY_HARMED,
    FIRST_STEP,
    SECOND_STEP,
    MOVING
  }

  /** Who may pull a plug. */
  interface Plug {
    void at(Moment moment) throws Exception;
  }

  /**
   * How it ended.
   *
   * @param states of its promotions, by what they were for
   * @param steps share and end of each
   * @param rollouts the ids of those that went by steps
   */
  record Ended(Map<String, String> states, List<String> steps, List<String> rollouts) {}

  private static Map<String, Object> plan(Map<?, ?>... steps) {
    return Map.of(
        "steps",
        List.of(steps),
        "metrics",
        List.of(Map.of("name", "thumbs")),
        "patience",
        Duration.ofDays(1).toString());
  }

  /** Versions, and the first one live. */
  void prepare() {
    for (int version : List.of(ONE, HARMFUL, OTHER)) {
      releases.write(version);
    }
    String first = releases.ask(new Releases.Wanted("production", 0, ONE), Map.of());
    releases.approve(first);
    releases.await(first, "promoted");
  }

  /** What a version is in this walk, so that one can be compared with another. */
  String role(int version) {
    return version == 0 ? "" : version == HARMFUL ? "bad" : version == live ? "old" : "new";
  }

  /** Which version all callers have between two walks. */
  int live() {
    return live;
  }

  /** Once round; the versions then change their roles by {@link #turn()}. */
  Ended walk(Plug plug) throws Exception {
    int candidate = live == ONE ? OTHER : ONE;
    Map<String, String> states = new LinkedHashMap<>();
    states.put("team", releases.state(toTheTeam(candidate, plug)));
    String harmful = begun(HARMFUL, HARM);
    traffic.flow(Releases.PATIENCE, any(() -> compared(harmful, 1) >= NEAR_HARM, over(harmful)));
    plug.at(Moment.NEARLY_HARMED);
    traffic.flow(Releases.PATIENCE, over(harmful));
    states.put("harmful", releases.state(harmful));
    String good = toEverybody(candidate, plug);
    states.put("good", releases.state(good));
    return new Ended(states, steps(harmful, good), List.of(harmful, good));
  }

  /** What was new is what is live now. */
  void turn() {
    live = live == ONE ? OTHER : ONE;
    liveForTeam = live;
  }

  private String toTheTeam(int candidate, Plug plug) throws Exception {
    String id = releases.ask(new Releases.Wanted("team", liveForTeam, candidate), Map.of());
    plug.at(Moment.CHECKING);
    releases.await(id, "awaiting-approval");
    plug.at(Moment.AWAITING_APPROVAL);
    releases.approve(id, 0);
    Callable<String> lastWord =
        () -> {
          releases.approve(id, 1);
          return id;
        };
    FutureTask<String> saying = new FutureTask<>(lastWord);
    Thread.ofVirtual().start(saying);
    plug.at(Moment.TEAM_MOVES);
    releases.await(saying.get(), "promoted");
    return id;
  }

  private String begun(int version, Map<String, Object> plan) {
    String id = releases.ask(new Releases.Wanted("production", live, version), plan);
    releases.approve(id);
    return id;
  }

  private String toEverybody(int candidate, Plug plug) throws Exception {
    String id = begun(candidate, BY_STEPS);
    BooleanSupplier over = over(id);
    traffic.flow(Releases.PATIENCE, any(() -> compared(id, 1) > 0, over));
    plug.at(Moment.FIRST_STEP);
    traffic.flow(Releases.PATIENCE, any(() -> releases.begun(id) == 2, over));
    plug.at(Moment.SECOND_STEP);
    traffic.flow(Releases.PATIENCE, any(() -> compared(id, 2) >= PLANNED, over));
    plug.at(Moment.MOVING);
    traffic.flow(Releases.PATIENCE, over);
    return id;
  }

  private BooleanSupplier over(String promotion) {
    return () -> releases.isOver(promotion);
  }

  private static BooleanSupplier any(BooleanSupplier one, BooleanSupplier other) {
    return () -> one.getAsBoolean() || other.getAsBoolean();
  }

  private int compared(String promotion, int step) {
    return releases
        .steps(promotion)
        .json()
        .at("/items/%d/metrics/0/inStep".formatted(step - 1))
        .asInt();
  }

  private List<String> steps(String... promotions) {
    List<String> steps = new ArrayList<>();
    for (String promotion : promotions) {
      for (var step : releases.steps(promotion).json().at("/items")) {
        String state = step.at("/state").asText();
        // Why it waits for people is what a failed drill has to say; harm comes with figures.
        String why = state.equals("held") ? ", since " + step.at("/reason").asText() : "";
        steps.add("%s of the callers: %s%s".formatted(step.at("/share").asText(), state, why));
      }
    }
    return steps;
  }
}
