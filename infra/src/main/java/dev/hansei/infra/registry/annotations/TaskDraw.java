package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.SamplingPolicy;
import dev.hansei.workflows.annotations.Selection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the items that a queue takes, with the chance of each, and drops the others. Called within
 * the transaction that opens the queue.
 */
@Singleton
final class TaskDraw {
  private final TaskRepository tasks;
  private final ChanceRepository chances;

  TaskDraw(TaskRepository tasks, ChanceRepository chances) {
    this.tasks = tasks;
    this.chances = chances;
  }

  /** Draws; without a selection the first items in their order, which is as good as random. */
  void draw(UUID project, UUID queue, int wanted, Optional<Selection> selection) {
    if (selection.isPresent()) {
      bySelection(project, queue, wanted, selection.get());
    } else {
      plainly(project, queue, wanted);
    }
  }

  /** A source that drew before says as sizes with which chance. */
  private void plainly(UUID project, UUID queue, int wanted) {
    int all = tasks.count(project, queue);
    tasks
        .beyond(project, queue, wanted)
        .ifPresent(first -> tasks.deleteFrom(project, queue, first.itemSha256()));
    tasks.setChance(project, queue, all <= wanted ? 1 : wanted / (double) all);
  }

  private void bySelection(UUID project, UUID queue, int wanted, Selection selection) {
    var candidates =
        tasks.candidates(project, queue).stream().map(CandidateRow::candidate).toList();
    if (candidates.isEmpty()) {
      return;
    }
    List<ChanceRow> drawn = new ArrayList<>();
    SamplingPolicy.draw(candidates, wanted, selection)
        .forEach((item, chance) -> drawn.add(new ChanceRow(project, queue, item.sha256(), chance)));
    chances.update(drawn);
    tasks.deleteUndrawn(project, queue);
  }
}
