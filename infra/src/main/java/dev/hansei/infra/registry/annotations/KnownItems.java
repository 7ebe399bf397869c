package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which tasks of a queue labels from elsewhere are about: items are found by their content. */
@Singleton
final class KnownItems {
  /** Items per statement; keeps its text within what servers parse at ease. */
  private static final int ITEMS_PER_STATEMENT = 200;

  private final TaskRepository tasks;
  private final Transactions transactions;

  KnownItems(TaskRepository tasks, Transactions transactions) {
    this.tasks = tasks;
    this.transactions = transactions;
  }

  Map<Sha256, TaskId> of(QueueRow queue, List<BroughtLabel> labels) {
    List<byte[]> items =
        labels.stream().map(label -> label.item().sha256()).distinct().map(Sha256::bytes).toList();
    Map<Sha256, TaskId> known = new HashMap<>();
    for (int from = 0; from < items.size(); from += ITEMS_PER_STATEMENT) {
      var some = items.subList(from, Math.min(from + ITEMS_PER_STATEMENT, items.size()));
      transactions
          .read(() -> tasks.ofItems(queue.projectId(), queue.queueId(), some))
          .forEach(task -> known.put(task.itemSha256(), new TaskId(task.taskId())));
    }
    return known;
  }
}
