package dev.hansei.api.promotions;

import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.promotions.Rollouts;
import dev.hansei.infra.registry.promotions.StopView;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What becomes live where, if a promotion is rolled back now. */
@Singleton
final class WayBackWords {
  private final Promotions promotions;
  private final Rollouts rollouts;
  private final WayReader ways;
  private final Exhibits exhibits;
  private final VersionWords versions;

  WayBackWords(
      Promotions promotions,
      Rollouts rollouts,
      WayReader ways,
      Exhibits exhibits,
      VersionWords versions) {
    this.promotions = promotions;
    this.rollouts = rollouts;
    this.ways = ways;
    this.exhibits = exhibits;
    this.versions = versions;
  }

  /** Such as "production gets answer v1 again, dev keeps answer v2: nothing was live before". */
  String of(ProjectId project, Promotion promotion) {
    List<String> words = new ArrayList<>();
    if (goesBackAtTarget(project, promotion)) {
      words.add(target(project, promotion));
    }
    ways.stops(promotion, project).reversed().stream()
        .filter(stop -> stop.state() == StopState.MOVED)
        .filter(stop -> isLive(project, promotion, stop.stage()))
        .map(stop -> back(project, promotion, stop))
        .forEach(words::add);
    return words.isEmpty() ? "the request ends, and nothing moves" : String.join(", ", words);
  }

  private boolean goesBackAtTarget(ProjectId project, Promotion promotion) {
    if (promotion.state().isRolling()) {
      return !rollouts.steps(project, promotion.id()).isEmpty();
    }
    return promotion.state() == PromotionState.PROMOTED
        && isLive(project, promotion, promotion.stage())
        && !promotions.isMovedPast(project, promotion.id());
  }

  private String target(ProjectId project, Promotion promotion) {
    String stage = promotion.stage().word();
    return promotion
        .replaces()
        .map(before ->
            "%s gets %s again%s"
                .formatted(
                    stage,
                    versions.of(project, before),
                    promotion.state().isRolling() ? " for all" : ""))
        .orElseGet(() ->
            promotion.state().isRolling()
                ? stage + " gets nothing"
                : keeps(project, promotion, stage));
  }

  private String back(ProjectId project, Promotion promotion, StopView stop) {
    String stage = stop.stage().word();
    return stop.replaces()
        .map(before -> "%s gets %s again".formatted(stage, versions.of(project, before)))
        .orElseGet(() -> keeps(project, promotion, stage));
  }

  private String keeps(ProjectId project, Promotion promotion, String stage) {
    return "%s keeps %s: nothing was live before"
        .formatted(stage, versions.of(project, promotion.candidate()));
  }

  private boolean isLive(ProjectId project, Promotion promotion, Stage stage) {
    return exhibits
        .live(project, promotion.promptId(), stage)
        .filter(promotion.candidate()::equals)
        .isPresent();
  }
}
