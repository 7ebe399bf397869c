package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.Handed;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what an annotator sees of a task, and no more. */
@Singleton
final class TaskReader {
  private static final String ERASED = "(erased)";

  private final Queues queues;
  private final Tasks tasks;
  private final Forms forms;
  private final Cases cases;
  private final CallJournal journal;
  private final Clock clock;

  TaskReader(
      Queues queues, Tasks tasks, Forms forms, Cases cases, CallJournal journal, Clock clock) {
    this.queues = queues;
    this.tasks = tasks;
    this.forms = forms;
    this.cases = cases;
    this.journal = journal;
    this.clock = clock;
  }

  /** The task with how far the person has come. */
  NextResource next(ProjectId project, QueueId queue, PersonId person, Optional<Handed> handed) {
    Author author = new Author.ByPerson(person);
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
    return new NextResource(
        handed.map(it -> task(project, it)),
        tasks.countOf(project, queue, author, midnight),
        tasks.waitingFor(project, queue, person));
  }

  TaskResource task(ProjectId project, Handed handed) {
    Task task = handed.task();
    QueuePlan plan = queues.asked(project, task.queueId()).orElseThrow().plan();
    Item item = item(project, task);
    CaseContent asked = item.asked();
    return new TaskResource(
        task.id().value(),
        task.queueId().value(),
        handed.purpose(),
        asked.transcript(),
        asked.context(),
        item.answer(),
        Optional.of(asked.reference()).filter(it -> plan.showsReference() && !it.isEmpty()),
        plan.labels().words(),
        forms.of(project, plan).fields().stream().map(FieldResource::brief).toList(),
        handed.purpose() == Purpose.ADJUDICATION ? said(project, task) : List.of(),
        handed.lease().number(),
        handed.lease().until());
  }

  /** The texts of a task; what was erased says so. */
  Item item(ProjectId project, Task task) {
    return new Item(
        cases
            .find(project, task.caseId())
            .map(Case::content)
            .orElseGet(() -> new CaseContent(ERASED, "", List.of(), Map.of())),
        journal.find(project, task.call()).map(JournalEntry::text).orElse(ERASED));
  }

  /** The same as a part of a page. */
  ItemPart part(ProjectId project, Task task) {
    QueuePlan plan = queues.asked(project, task.queueId()).orElseThrow().plan();
    return new ItemPart(item(project, task), false, plan.showsReference());
  }

  private List<TaskResource.Said> said(ProjectId project, Task task) {
    return tasks
        .said(project, task.queueId(), List.of(task))
        .getOrDefault(task.id(), List.of())
        .stream()
        .map(it ->
            new TaskResource.Said(
                it.label().word(),
                Optional.of(it.answers().words()).filter(words -> !words.isEmpty()),
                it.note()))
        .toList();
  }
}
