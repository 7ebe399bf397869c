package dev.hansei.workflows.promotions;

import dev.hansei.workflows.statistics.BettingTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a rollout went as its plan and its own comparisons say that it had to: the rules of
 * {@link CanaryPolicy}, asked of what is on record. Pure.
 */
public final class RolloutLogPolicy {
  private static final String WHAT = "rollout";

  private final ReleasePlan plan;
  private final RolloutLog log;
  private final List<BettingTest> harm;

  private RolloutLogPolicy(ReleasePlan plan, RolloutLog log) {
    this.plan = plan;
    this.log = log;
    this.harm =
        new ArrayList<>(
            plan.metrics().stream().map(_ -> BettingTest.start(plan.margin())).toList());
  }

  /**
   * The first thing that does not follow; empty when all does.
   *
   * @param state where the promotion stood
   * @param byItself whether the service took the candidate back, and not a person
   */
  public static Optional<DossierPolicy.Objection> objection(
      ReleasePlan plan, RolloutLog log, PromotionState state, boolean byItself) {
    return new RolloutLogPolicy(plan, log).objection(state, byItself);
  }

  /** The largest evidence of harm that there was by a metric's comparisons. */
  public static double harm(ReleasePlan plan, RolloutLog.Metric metric) {
    BettingTest test = BettingTest.start(plan.margin());
    for (double one : metric.all()) {
      test = test.after(one);
    }
    return StrictMath.exp(test.highest());
  }

  private Optional<DossierPolicy.Objection> objection(PromotionState state, boolean byItself) {
    List<String> names = plan.metrics().stream().map(LiveMetric::name).toList();
    if (!log.metrics().stream().map(RolloutLog.Metric::name).toList().equals(names)) {
      return because("it is of other metrics than the plan's");
    }
    if (log.steps().stream().anyMatch(step -> log.others(step).filter(isShort()).isPresent())) {
      return because("a step does not count by each of the plan's metrics");
    }
    Optional<DossierPolicy.Objection> path = stops(state).or(() -> path(state));
    if (path.isPresent() || !log.whole()) {
      return path;
    }
    for (RolloutLog.Step step : log.steps()) {
      Optional<DossierPolicy.Objection> wrong = step(step);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return state == PromotionState.ROLLED_BACK && byItself && !isHarmful()
        ? because("it was taken back by itself, and its comparisons show no harm beyond the limit")
        : Optional.empty();
  }

  private Predicate<List<Integer>> isShort() {
    return others -> others.size() != plan.metrics().size() - 1;
  }

  /** The stages before the target are the plan's, one after another, as far as they go. */
  private Optional<DossierPolicy.Objection> stops(PromotionState state) {
    if (!log.stops().stream().map(RolloutLog.Stop::stage).toList().equals(plan.stagesBefore())) {
      return because("it goes over other stages than the plan's path");
    }
    boolean through = true;
    for (RolloutLog.Stop stop : log.stops()) {
      if (!through && stop.state().isPassed()) {
        return because("%s was moved before the stage ahead of it".formatted(stop.stage().word()));
      }
      through &= stop.state().isPassed();
    }
    boolean beyond = !log.steps().isEmpty() || state == PromotionState.PROMOTED;
    return beyond && !through
        ? because("it went on to its target before its path was walked")
        : Optional.empty();
  }

  /** The steps are the plan's, one after another, as far as they go. */
  private Optional<DossierPolicy.Objection> path(PromotionState state) {
    if (log.steps().size() > plan.steps().size()) {
      return because("it has more steps than the plan");
    }
    for (int i = 0; i < log.steps().size(); i++) {
      RolloutLog.Step step = log.steps().get(i);
      if (step.number() != i + 1 || !step.did().equals(plan.steps().get(i))) {
        return because("step %d is not that of the plan".formatted(i + 1));
      }
      if (i + 1 < log.steps().size() && !step.end().goesForward()) {
        return because("step %d was not over, and another one began".formatted(i + 1));
      }
    }
    boolean through =
        log.steps().size() == plan.steps().size()
            && log.steps().stream().allMatch(step -> step.end().goesForward());
    // Where nothing was live to compare with, everybody gets it without a step.
    boolean atOnce = log.steps().isEmpty() && !log.stops().isEmpty();
    return state == PromotionState.PROMOTED && !through && !atOnce
        ? because("everybody has the candidate, and not every step is done or skipped")
        : Optional.empty();
  }

  private Optional<DossierPolicy.Objection> step(RolloutLog.Step step) {
    for (int i = 0; i < harm.size(); i++) {
      for (double one : log.metrics().get(i).in(step.number())) {
        harm.set(i, harm.get(i).after(one));
      }
    }
    if (!step.end().goesForward()) {
      return Optional.empty();
    }
    if (countsTooMany(step)) {
      return because("step %d counts more comparisons than were made".formatted(step.number()));
    }
    return notForward(step).flatMap(decision -> because(words(step, decision)));
  }

  private boolean countsTooMany(RolloutLog.Step step) {
    boolean tooMany = log.own(step) > log.made(step);
    List<Integer> others = log.others(step).orElse(List.of());
    for (int i = 0; i < others.size(); i++) {
      tooMany |= others.get(i) > log.metrics().get(i + 1).in(step.number()).size();
    }
    return tooMany;
  }

  /**
   * What its policy says where it does not let it go on; a person who skips passes by all but harm.
   */
  private Optional<CanaryDecision> notForward(RolloutLog.Step step) {
    return step.end() == RolloutLog.End.SKIPPED
        ? CanaryPolicy.harm(plan, seen(step)).map(harm -> harm)
        : Optional.of(CanaryPolicy.decide(plan, step.did(), situation(step)))
            .filter(decision -> !(decision instanceof CanaryDecision.Advance));
  }

  /** As it was when the step ended: nobody asks for patience where the number is there. */
  private CanaryPolicy.Situation situation(RolloutLog.Step step) {
    return new CanaryPolicy.Situation(
        seen(step),
        step.counts(),
        step.footing().map(RolloutLog.Footing::uncompared).orElse(Uncompared.NONE),
        Duration.ZERO,
        settled(step),
        step.waived());
  }

  private static Duration settled(RolloutLog.Step step) {
    if (step.footing().isEmpty() || step.endedAt().isEmpty()) {
      return LiveMetric.SETTLES_MAX;
    }
    Instant end = step.endedAt().get();
    return step.footing()
        .get()
        .enoughAt()
        .map(since -> Duration.between(since, end))
        .orElse(Duration.ZERO);
  }

  /** The tests as they were then; what waits for company and the benefit decide nothing. */
  private RolloutSeen seen(RolloutLog.Step step) {
    List<MetricSeen> metrics = new ArrayList<>();
    for (int i = 0; i < harm.size(); i++) {
      metrics.add(
          new MetricSeen(
              plan.metrics().get(i).name(),
              OutcomeBlocks.start(),
              harm.get(i),
              BettingTest.start(plan.margin()),
              step.number(),
              i == 0 ? log.own(step) : other(step, i)));
    }
    return new RolloutSeen(metrics);
  }

  /** A step of before others were waited for has no count of them: it passes as it did then. */
  private int other(RolloutLog.Step step, int metric) {
    return log.others(step)
        .map(others -> others.get(metric - 1))
        .orElseGet(() -> CanaryPolicy.leastOfOthers(step.did()));
  }

  private String words(RolloutLog.Step step, CanaryDecision decision) {
    String went = step.end() == RolloutLog.End.SKIPPED ? "skipped" : "done";
    return "step %d was %s ".formatted(step.number(), went)
        + switch (decision) {
          case CanaryDecision.RollBack _ -> "though harm was seen";
          case CanaryDecision.Pause pause -> "though " + words(pause.kind());
          case CanaryDecision.Continue(int missing) when missing > 0 ->
              "after %,d comparisons of %,d".formatted(log.own(step), step.did().planned());
          case CanaryDecision.Continue _ ->
              CanaryPolicy.silent(step.did(), seen(step))
                  .map(metric ->
                      "after %,d comparisons by %s of at least %,d"
                          .formatted(
                              metric.inStep(),
                              metric.name(),
                              CanaryPolicy.leastOfOthers(step.did())))
                  .orElse("before late outcomes had the time that they take");
          case CanaryDecision.Advance _ -> "in its time";
        };
  }

  private static String words(PauseKind kind) {
    return switch (kind) {
      case UNEVEN -> "users said too unlike often something of the two";
      case UNREADABLE -> "too much of what was said could not be read";
      case UNASSIGNED -> "no answer told its assignment";
      case STARVED -> "it starved";
    };
  }

  private boolean isHarmful() {
    return harm.stream().anyMatch(test -> test.refutes(plan.alphaOfEach()));
  }

  private static Optional<DossierPolicy.Objection> because(String why) {
    return Optional.of(new DossierPolicy.Objection(WHAT, why));
  }
}
