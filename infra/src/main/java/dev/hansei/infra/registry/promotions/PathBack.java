package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The way back over the stages that a promotion moved on its path. A canary of somebody else at
 * such a stage ends by it, as it does by any move of the pointer. Within the caller's transaction,
 * who holds the promotion's row.
 */
@Singleton
final class PathBack {
  private final StopRepository stops;
  private final StagePointers pointers;

  PathBack(StopRepository stops, StagePointers pointers) {
    this.stops = stops;
    this.pointers = pointers;
  }

  /**
   * Locks the pointers of all its stages, earlier ones first and the target last: each move locks
   * the audit chain's head, and nobody may wait for a pointer who has that.
   */
  void hold(PromotionRow row) {
    List<Stage> stages = new ArrayList<>(moved(row).stream().map(StopRow::at).toList());
    if (!stages.isEmpty()) {
      stages.add(Stage.valueOf(row.stage()));
      pointers.hold(new ProjectId(row.projectId()), new PromptId(row.promptId()), stages);
    }
  }

  /** Whether there is a stage with its candidate that has something to go back to. */
  boolean isOpen(PromotionRow row) {
    return moved(row).stream()
        .anyMatch(stop -> stop.replacesId() != null && namesCandidate(row, stop));
  }

  /** Goes back at each stage that still has the candidate, later ones first. */
  void go(PromotionRow row, Actor actor, Instant now) {
    for (StopRow stop : moved(row).reversed()) {
      stops.replace(stop.in(back(row, stop, actor), now));
    }
  }

  private StopState back(PromotionRow row, StopRow stop, Actor actor) {
    UUID replaces = stop.replacesId();
    if (replaces == null) {
      return namesCandidate(row, stop) ? StopState.STAYS : StopState.LEFT;
    }
    var way =
        new StagePointers.WayBack(
            new PromptId(row.promptId()),
            stop.at(),
            new PromptVersionId(row.candidateId()),
            new PromptVersionId(replaces));
    return pointers.moveBack(new ProjectId(row.projectId()), way, actor)
        ? StopState.BACK
        : StopState.LEFT;
  }

  private boolean namesCandidate(PromotionRow row, StopRow stop) {
    return pointers
        .live(new ProjectId(row.projectId()), new PromptId(row.promptId()), stop.at())
        .map(StagePointer::version)
        .equals(Optional.of(new PromptVersionId(row.candidateId())));
  }

  private List<StopRow> moved(PromotionRow row) {
    return stops.of(row.projectId(), row.promotionId()).stream()
        .filter(stop -> stop.currentState() == StopState.MOVED)
        .toList();
  }
}
