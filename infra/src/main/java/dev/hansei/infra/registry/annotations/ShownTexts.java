package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The texts of an item exactly as they are shown: offsets of marks count in them. Read only where
 * something was marked, and before any lock is taken, for a long answer lies in the object store.
 */
@Singleton
final class ShownTexts {
  private final TaskRepository tasks;
  private final ItemTexts texts;
  private final Transactions transactions;

  ShownTexts(TaskRepository tasks, ItemTexts texts, Transactions transactions) {
    this.tasks = tasks;
    this.texts = texts;
    this.transactions = transactions;
  }

  /** Of a task of which these words were sent; empty without marks, and where it was erased. */
  Map<On, String> of(ProjectId project, TaskId task, Collection<String> sent) {
    Map<On, String> shown = new EnumMap<>(On.class);
    if (sent.stream().noneMatch(Marks::looksLike)) {
      return shown;
    }
    transactions
        .read(() -> tasks.find(project.value(), task.value()))
        .flatMap(row -> texts.find(project, row.origin()))
        .ifPresent(item -> {
          shown.put(On.ANSWER, item.answer());
          shown.put(On.CONTEXT, item.asked().contextText());
        });
    return shown;
  }
}
