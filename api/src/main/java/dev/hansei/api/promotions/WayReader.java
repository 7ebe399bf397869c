package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.Rollouts;
import dev.hansei.infra.registry.promotions.StopView;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StopState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages that a promotion goes through before its own, and where it is among them. */
@Singleton
final class WayReader {
  private final Rollouts rollouts;
  private final SaidReasons reasons;

  WayReader(Rollouts rollouts, SaidReasons reasons) {
    this.rollouts = rollouts;
    this.reasons = reasons;
  }

  /**
   * The way.
   *
   * @param begun whether a step at the target has begun
   */
  Ladder.Way of(
      ProjectId project, Promotion promotion, List<StopView> stops, boolean begun, Instant now) {
    Optional<StopView> last =
        stops.stream().filter(stop -> stop.state().isPassed()).reduce((_, later) -> later);
    boolean onWay = promotion.state().isRolling() && !begun && last.isPresent();
    return new Ladder.Way(
        stops.stream().map(stop -> stop(promotion.state(), stop, onWay, now)).toList(),
        onWay ? last.orElseThrow().stage().word() : "",
        onWay ? last.orElseThrow().number() : 0,
        keeps(project, promotion, stops));
  }

  private String keeps(ProjectId project, Promotion promotion, List<StopView> stops) {
    boolean target = !stops.isEmpty() && rollouts.keepsTarget(project, promotion.id());
    return Stream.concat(
            stops.stream()
                .filter(stop -> stop.state() == StopState.MOVED || stop.state() == StopState.STAYS)
                .map(stop -> stop.stage().word()),
            target ? Stream.of(promotion.stage().word()) : Stream.empty())
        .collect(Collectors.joining(" and "));
  }

  /** The stage that it has reached last; empty where it has no path, or has not begun. */
  Optional<String> at(ProjectId project, Promotion promotion) {
    return stops(promotion, project).stream()
        .filter(stop -> stop.state().isPassed())
        .reduce((_, later) -> later)
        .map(stop -> stop.stage().word());
  }

  /** Empty where the plan has no path. */
  List<StopView> stops(Promotion promotion, ProjectId project) {
    return promotion.plan().filter(plan -> !plan.stops().isEmpty()).isEmpty()
        ? List.of()
        : rollouts.stops(project, promotion.id());
  }

  private Ladder.Stop stop(PromotionState state, StopView stop, boolean onWay, Instant now) {
    return new Ladder.Stop(
        stop.stage().word(),
        shape(stop.state()),
        words(state, stop.state()),
        stop.rest().isZero() ? "" : PlanWords.time(stop.rest()),
        stop.restsUntil().filter(until -> onWay && until.isAfter(now)),
        reasons.words(stop.reason(), stop.reasonBy()));
  }

  private static String shape(StopState state) {
    return switch (state) {
      case WAITING -> "";
      case MOVED, THERE -> "good";
      case OVERTAKEN, BACK -> "bad";
      case LEFT -> "off";
      case STAYS -> "wait";
    };
  }

  private static String words(PromotionState promotion, StopState state) {
    return switch (state) {
      case WAITING -> promotion.isTerminal() ? "not reached" : "to come";
      case MOVED -> stays(promotion) ? "has it, and keeps it" : "has it";
      case THERE -> "had it already";
      case OVERTAKEN -> "moved by others meanwhile";
      case BACK -> "went back";
      case LEFT -> "moved on by others";
      case STAYS -> "keeps it: nothing was live before";
    };
  }

  /** What ended on its way without being taken back stands where it is. */
  private static boolean stays(PromotionState promotion) {
    return promotion == PromotionState.OVERTAKEN || promotion == PromotionState.EXPIRED;
  }
}
