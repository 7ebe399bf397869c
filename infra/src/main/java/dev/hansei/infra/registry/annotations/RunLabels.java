package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What people said of the answers of runs, with the chances of the draw. A queue asks once about
 * equal answers to one question, of several of its runs or of repeats; what was said counts for all
 * of them.
 */
@Singleton
public final class RunLabels {
  private final RunLabelRepository rows;
  private final TwinRepository twins;
  private final ItemTexts texts;
  private final Prelabels prelabels;
  private final Transactions transactions;

  RunLabels(
      RunLabelRepository rows,
      TwinRepository twins,
      ItemTexts texts,
      Prelabels prelabels,
      Transactions transactions) {
    this.rows = rows;
    this.twins = twins;
    this.texts = texts;
    this.prelabels = prelabels;
    this.transactions = transactions;
  }

  /**
   * Passes and fails by people, of all queues that took answers of this run; none by somebody who
   * had read what a judge says.
   */
  public List<RunLabel> of(ProjectId project, RunId run) {
    List<RunLabel> all = said(project, run);
    Set<TaskId> anchored =
        prelabels.anchored(
            project, all.stream().map(one -> new TaskId(one.taskId())).distinct().toList());
    return all.stream().filter(one -> !anchored.contains(new TaskId(one.taskId()))).toList();
  }

  private List<RunLabel> said(ProjectId project, RunId run) {
    List<RunLabel> all =
        new ArrayList<>(transactions.read(() -> rows.ofRun(project.value(), run.value())));
    Map<UUID, List<Integer>> equal = equal(project, run);
    List<UUID> tasks = List.copyOf(equal.keySet());
    for (int from = 0; from < tasks.size(); from += PageRequest.LIMIT_MAX) {
      List<byte[]> some =
          tasks.subList(from, Math.min(tasks.size(), from + PageRequest.LIMIT_MAX)).stream()
              .map(UuidBytes::of)
              .toList();
      for (RunLabel said : transactions.read(() -> rows.ofTasks(project.value(), some))) {
        equal.getOrDefault(said.taskId(), List.of()).forEach(place -> all.add(said.at(place)));
      }
    }
    return all;
  }

  /** The places of answers that are equal to a labelled one, by its task. */
  private Map<UUID, List<Integer>> equal(ProjectId project, RunId run) {
    List<TwinRow> found =
        transactions.read(() -> twins.of(project.value(), run.value(), run.toString()));
    Map<UUID, List<Integer>> equal = new HashMap<>();
    for (int from = 0; from < found.size(); from += PageRequest.LIMIT_MAX) {
      List<TwinRow> some =
          found.subList(from, Math.min(found.size(), from + PageRequest.LIMIT_MAX));
      Map<Origin, Item> read =
          texts.read(
              project,
              some.stream()
                  .filter(one -> !one.isOneCall())
                  .<Origin>map(one -> one.origin(run))
                  .toList());
      some.stream()
          .filter(one -> one.isOneCall() || isSame(one, read, run))
          .forEach(one ->
              equal.computeIfAbsent(one.taskId(), _ -> new ArrayList<>()).add(one.ordinal()));
    }
    return equal;
  }

  /** Not where the answer was erased. */
  private static boolean isSame(TwinRow one, Map<Origin, Item> read, RunId run) {
    Item shown = read.get(one.origin(run));
    return shown != null && shown.key().sha256().equals(one.itemSha256());
  }
}
