package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** How much labels count whose answers were drawn with unequal chances. */
@Singleton
public final class DrawnChances {
  private final DrawnRepository rows;
  private final Transactions transactions;

  DrawnChances(DrawnRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * The weights of some tasks: inverse to the chance, 1 in the mean over those of one queue, so
   * that each queue counts by how many it has. Tasks of a queue that drew them all with one chance,
   * or from before chances were kept, have none.
   */
  public Map<TaskId, Double> weights(ProjectId project, List<TaskId> tasks) {
    List<DrawnRow> found = new ArrayList<>();
    for (int from = 0; from < tasks.size(); from += PageRequest.LIMIT_MAX) {
      List<byte[]> some =
          tasks.subList(from, Math.min(tasks.size(), from + PageRequest.LIMIT_MAX)).stream()
              .map(task -> UuidBytes.of(task.value()))
              .toList();
      found.addAll(transactions.read(() -> rows.of(project.value(), some)));
    }
    Map<UUID, List<DrawnRow>> byQueue =
        found.stream().collect(Collectors.groupingBy(DrawnRow::queueId));
    Map<TaskId, Double> weights = new HashMap<>();
    byQueue.values().forEach(queue -> weigh(queue, weights));
    return weights;
  }

  private static void weigh(List<DrawnRow> queue, Map<TaskId, Double> weights) {
    List<Double> chances = queue.stream().map(DrawnRow::chance).filter(Objects::nonNull).toList();
    if (chances.size() < queue.size() || chances.stream().distinct().count() == 1) {
      return;
    }
    double mean = chances.stream().mapToDouble(chance -> 1 / chance).average().orElseThrow();
    for (int i = 0; i < queue.size(); i++) {
      weights.put(new TaskId(queue.get(i).taskId()), 1 / chances.get(i) / mean);
    }
  }
}
