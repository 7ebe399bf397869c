package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
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
  private final RolloutEnds ends;

  StageRollouts(PromotionRepository rows, RollingReader rollings, RolloutEnds ends) {
    this.rows = rows;
    this.rollings = rollings;
    this.ends = ends;
  }

  /**
   * Those that were found.
   *
   * @param begun with a step that runs
   * @param waiting that a freeze has kept from beginning
   */
  record Locked(List<Rolling> begun, List<PromotionRow> waiting) {
    Locked {
      begun = List.copyOf(begun);
      waiting = List.copyOf(waiting);
    }

    /** All of them: their workflows are to be told. */
    List<PromotionId> ids() {
      List<PromotionId> ids = new ArrayList<>(begun.stream().map(Rolling::id).toList());
      waiting.forEach(row -> ids.add(new PromotionId(row.promotionId())));
      return List.copyOf(ids);
    }
  }

  /** Promotions and their steps. */
  Locked lock(ProjectId project, PromptId prompt, Stage stage) {
    List<Rolling> begun = new ArrayList<>();
    List<PromotionRow> waiting = new ArrayList<>();
    for (PromotionRow row : rows.lockRolling(project.value(), prompt.value(), stage.name())) {
      Optional<Rolling> rolling = rollings.of(row);
      rolling.ifPresentOrElse(begun::add, () -> waiting.add(row));
    }
    return new Locked(begun, waiting);
  }

  /** Ends them: the pointer was moved past them. */
  void overtake(Locked locked, Actor actor, Instant now) {
    locked.begun().forEach(it -> ends.overtaken(it, actor, now));
    locked.waiting().forEach(row -> ends.overtaken(row, actor, now));
  }
}
