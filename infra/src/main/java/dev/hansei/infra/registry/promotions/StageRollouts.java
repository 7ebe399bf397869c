package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rolls at a stage, for whoever moves its whole pointer past it. Within the caller's
 * transaction; locked before the pointer is, in the order in which all lock.
 */
@Singleton
final class StageRollouts {
  private final PromotionRepository rows;
  private final RollingReader rollings;
  private final StopRepository stops;
  private final StagePointers pointers;
  private final RolloutEnds ends;

  StageRollouts(
      PromotionRepository rows,
      RollingReader rollings,
      StopRepository stops,
      StagePointers pointers,
      RolloutEnds ends) {
    this.rows = rows;
    this.stops = stops;
    this.pointers = pointers;
    this.rollings = rollings;
    this.ends = ends;
  }

  /**
   * Those that were found.
   *
   * @param begun with a step that runs
   * @param waiting that a freeze has kept from beginning
   * @param resting that have their candidate live there, on their path to a later stage
   */
  record Locked(List<Rolling> begun, List<PromotionRow> waiting, List<Resting> resting) {
    Locked {
      begun = List.copyOf(begun);
      waiting = List.copyOf(waiting);
      resting = List.copyOf(resting);
    }

    /** All of them: their workflows are to be told. */
    List<PromotionId> ids() {
      List<PromotionId> ids = new ArrayList<>(begun.stream().map(Rolling::id).toList());
      waiting.forEach(row -> ids.add(new PromotionId(row.promotionId())));
      resting.forEach(it -> ids.add(new PromotionId(it.row().promotionId())));
      return List.copyOf(ids);
    }
  }

  /** One between two stages, and the stage that it has reached. */
  record Resting(PromotionRow row, StopRow stop) {}

  /** Promotions and their steps. */
  Locked lock(ProjectId project, PromptId prompt, Stage stage) {
    List<Rolling> begun = new ArrayList<>();
    List<PromotionRow> waiting = new ArrayList<>();
    for (PromotionRow row : rows.lockRolling(project.value(), prompt.value(), stage.name())) {
      Optional<Rolling> rolling = rollings.of(row);
      rolling.ifPresentOrElse(begun::add, () -> waiting.add(row));
    }
    return new Locked(begun, waiting, resting(project, prompt, stage));
  }

  private List<Resting> resting(ProjectId project, PromptId prompt, Stage stage) {
    List<Resting> resting = new ArrayList<>();
    for (PromotionOfRow one : rows.onTheirPathPast(project.value(), prompt.value(), stage.name())) {
      rows.lock(project.value(), one.promotionId())
          .filter(row -> row.currentState().isRolling() && row.movedRevision() == null)
          .flatMap(row -> last(row).map(stop -> new Resting(row, stop)))
          .filter(it -> it.stop().at() == stage && isLive(project, it))
          .ifPresent(resting::add);
    }
    return resting;
  }

  /** The stage that it has reached last, where it moved that. */
  private Optional<StopRow> last(PromotionRow row) {
    return stops.of(row.projectId(), row.promotionId()).stream()
        .filter(stop -> stop.currentState().isPassed())
        .reduce((_, later) -> later)
        .filter(stop -> stop.currentState() == StopState.MOVED);
  }

  private boolean isLive(ProjectId project, Resting resting) {
    return pointers
        .live(project, new PromptId(resting.row().promptId()), resting.stop().at())
        .filter(pointer -> pointer.version().value().equals(resting.row().candidateId()))
        .isPresent();
  }

  /** Ends them: the pointer was moved past them. */
  void overtake(Locked locked, Actor actor, Instant now) {
    locked.begun().forEach(it -> ends.overtaken(it, actor, now));
    locked.waiting().forEach(row -> ends.overtaken(row, actor, now));
    for (Resting it : locked.resting()) {
      stops.replace(it.stop().in(StopState.LEFT, now));
      ends.overtaken(it.row(), actor, now);
    }
  }
}
