package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.CanaryChart;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.promotions.ApprovalRules;
import dev.hansei.infra.registry.promotions.RolloutPoint;
import dev.hansei.infra.registry.promotions.RolloutSight;
import dev.hansei.infra.registry.promotions.Rollouts;
import dev.hansei.infra.registry.promotions.Rulebook;
import dev.hansei.infra.registry.promotions.StepState;
import dev.hansei.infra.registry.promotions.StepView;
import dev.hansei.infra.registry.promotions.StopView;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.FreezePolicy;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.SteeringPolicy;
import dev.hansei.workflows.promotions.StopState;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a rollout: what the plan says, and what came of those that have begun. */
@Singleton
final class LadderReader {
  private final Rollouts rollouts;
  private final ApprovalRules approvals;
  private final Rulebook rulebook;
  private final BesideReader beside;
  private final WayReader ways;
  private final RehearsalReading rehearsals;
  private final SaidReasons reasons;

  LadderReader(
      Rollouts rollouts,
      ApprovalRules approvals,
      Rulebook rulebook,
      BesideReader beside,
      WayReader ways,
      RehearsalReading rehearsals,
      SaidReasons reasons) {
    this.rollouts = rollouts;
    this.approvals = approvals;
    this.rulebook = rulebook;
    this.beside = beside;
    this.ways = ways;
    this.rehearsals = rehearsals;
    this.reasons = reasons;
  }

  /** Empty where the promotion has neither steps nor a path. */
  Optional<Ladder> of(Frame frame, Caller caller, Promotion promotion) {
    return promotion
        .plan()
        .filter(plan -> !plan.steps().isEmpty() || !plan.stops().isEmpty())
        .map(plan -> ladder(frame, caller, promotion, plan));
  }

  /** Whether an earlier stage has its version still, and another one to go back to. */
  boolean staysOnItsWay(Caller caller, Promotion promotion) {
    return promotion.plan().filter(plan -> !plan.stops().isEmpty()).isPresent()
        && rollouts.canGoBack(caller.projectId(), promotion.id());
  }

  private Ladder ladder(Frame frame, Caller caller, Promotion promotion, ReleasePlan plan) {
    RolloutSight sight = rollouts.sight(caller.projectId(), promotion.id());
    List<StepView> begun = sight.steps();
    Optional<StepView> running =
        begun.stream()
            .filter(step -> step.state().goesOn() && promotion.state().isRolling())
            .findFirst();
    List<StopView> stops = ways.stops(promotion, caller.projectId());
    Ladder.Way way = ways.of(caller.projectId(), promotion, stops, !begun.isEmpty(), frame.now());
    Steers steers = steers(caller, promotion, running, way);
    int number = running.map(StepView::number).orElse(0);
    return new Ladder(
        plan.rehearsal()
            .map(wanted ->
                RehearsalWords.rung(
                    wanted, promotion.state(), rehearsals.of(caller, promotion.id()))),
        rungs(promotion.state(), plan, begun),
        number,
        next(plan, stops, number),
        PlanWords.watched(plan),
        rulebook
            .current(caller.projectId())
            .frozen(promotion.stage(), frame.now())
            .map(FreezePolicy.Frozen::until)
            .filter(_ -> !promotion.state().isTerminal()),
        steers.any() && !steers.held(),
        steers.forward() && steers.held(),
        steers.forward(),
        charts(plan, sight),
        begun.isEmpty() ? List.of() : beside.of(caller, promotion, plan, sight),
        way);
  }

  /** What the viewer may do: anything, send it forward; and whether it is held. */
  private record Steers(boolean any, boolean forward, boolean held) {}

  private Steers steers(
      Caller caller, Promotion promotion, Optional<StepView> running, Ladder.Way way) {
    boolean any = caller.is(Role.RELEASE_MANAGER) && (running.isPresent() || !way.at().isEmpty());
    boolean forward =
        any
            && SteeringPolicy.objection(
                    approvals.situation(caller.projectId(), promotion.id()),
                    caller.personId(),
                    Steering.Kind.SKIP)
                .isEmpty();
    boolean held =
        way.at().isEmpty()
            ? running.filter(step -> step.state() == StepState.HELD).isPresent()
            : promotion.state() == PromotionState.PAUSED;
    return new Steers(any, forward, held);
  }

  /** Of the steps that stand above them, read at the same moment. */
  private static List<CanaryChart> charts(ReleasePlan plan, RolloutSight sight) {
    List<CanaryChart> charts = new ArrayList<>();
    for (int metric = 1; metric <= plan.metrics().size(); metric++) {
      int late = sight.late(metric);
      CanaryChart.of(
              plan.metrics().get(metric - 1).name(),
              sight.points(metric).stream().map(LadderReader::row).toList(),
              1 / plan.alphaOfEach())
          .map(chart -> chart.withLate(late))
          .ifPresent(charts::add);
    }
    return charts;
  }

  private static CanaryChart.Row row(RolloutPoint point) {
    return new CanaryChart.Row(
        point.step(),
        point.comparisons(),
        point.difference().value(),
        point.difference().lower(),
        point.difference().upper(),
        point.harm());
  }

  private static String next(ReleasePlan plan, List<StopView> stops, int running) {
    Optional<StopView> waiting =
        stops.stream().filter(stop -> stop.state() == StopState.WAITING).findFirst();
    if (running == 0 && waiting.isPresent()) {
      return "all callers of " + waiting.get().stage().word();
    }
    return running < plan.steps().size()
        ? PlanWords.share(plan.steps().get(running).share()) + " of the callers"
        : "all callers";
  }

  private List<Ladder.Rung> rungs(PromotionState state, ReleasePlan plan, List<StepView> begun) {
    List<Ladder.Rung> rungs = new ArrayList<>();
    for (int number = 1; number <= plan.steps().size(); number++) {
      int wanted = number;
      CanaryStep step = plan.steps().get(number - 1);
      rungs.add(
          begun.stream()
              .filter(view -> view.number() == wanted)
              .findFirst()
              .map(view -> begun(view, step))
              .orElseGet(() -> toCome(state, wanted, step)));
    }
    return rungs;
  }

  private Ladder.Rung begun(StepView view, CanaryStep step) {
    return new Ladder.Rung(
        view.number(),
        PlanWords.share(step.share()),
        view.state().goesOn() ? PlanWords.step(step) : PlanWords.over(step, view.state()),
        shape(view.state()),
        words(view.state()),
        view.metrics().stream().map(metric -> PlanWords.seen(metric, view.planned())).toList(),
        reasons.words(view.reason(), view.reasonBy()));
  }

  private static Ladder.Rung toCome(PromotionState state, int number, CanaryStep step) {
    return new Ladder.Rung(
        number,
        PlanWords.share(step.share()),
        PlanWords.step(step),
        state.isTerminal() ? "off" : "",
        state.isTerminal() ? Ladder.Rung.NOT_REACHED : "to come",
        List.of(),
        "");
  }

  private static String shape(StepState state) {
    return switch (state) {
      case RUNNING -> "run";
      case HELD -> "wait";
      case DONE -> "good";
      case SKIPPED, OVER -> "off";
      case BACK -> "bad";
    };
  }

  private static String words(StepState state) {
    return switch (state) {
      case RUNNING -> "runs";
      case HELD -> "held";
      case DONE -> "done";
      case SKIPPED -> "skipped";
      case BACK -> "rolled back";
      case OVER -> "overtaken";
    };
  }
}
