package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.models.CallKey;
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
  private final Cases cases;
  private final CallJournal journal;
  private final Transactions transactions;

  ShownTexts(
      TaskRepository tasks, Cases cases, CallJournal journal, Transactions transactions) {
    this.tasks = tasks;
    this.cases = cases;
    this.journal = journal;
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
        .ifPresent(row -> {
          journal
              .find(project, new CallKey(row.callKey()))
              .map(JournalEntry::text)
              .ifPresent(text -> shown.put(On.ANSWER, text));
          cases
              .find(project, new CaseId(row.caseId()))
              .map(one -> one.content().contextText())
              .ifPresent(text -> shown.put(On.CONTEXT, text));
        });
    return shown;
  }
}
