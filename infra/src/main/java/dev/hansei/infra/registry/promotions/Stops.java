package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What is live at the stages on a promotion's path when it opens: what each move there replaces,
 * and what it goes back to. Within the caller's transaction.
 */
@Singleton
final class Stops {
  private final StopRepository rows;
  private final StagePointers pointers;

  Stops(StopRepository rows, StagePointers pointers) {
    this.rows = rows;
    this.pointers = pointers;
  }

  /**
   * Nothing may roll at a stage on the path.
   *
   * @throws dev.hansei.infra.registry.RegistryException INVALID {@code rollout-running}
   */
  void check(PromoteInput planned) {
    path(planned).forEach(stop -> check(planned, stop.stage()));
  }

  private Optional<StagePointer> check(PromoteInput planned, Stage stage) {
    var there = pointers.live(planned.projectId(), planned.promptId(), stage);
    there
        .flatMap(StagePointer::share)
        .ifPresent(share -> {
          throw PromotionRules.invalid(
              "rollout-running",
              "Promotion %s is being rolled out at %s, which is on the path; let it end, or roll it"
                      .formatted(share.rollout(), stage.word())
                  + " back.");
        });
    return there;
  }

  /** Writes them down, as {@link #check} allows it. */
  void open(PromoteInput planned) {
    List<PathStop> path = path(planned);
    for (int number = 1; number <= path.size(); number++) {
      PathStop stop = path.get(number - 1);
      rows.insert(StopRow.waiting(planned, number, stop, check(planned, stop.stage())));
    }
  }

  private static List<PathStop> path(PromoteInput planned) {
    return planned.plan().map(ReleasePlan::stops).orElse(List.of());
  }
}
