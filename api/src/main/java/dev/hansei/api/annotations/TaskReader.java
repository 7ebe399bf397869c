package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.Handed;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.Task;
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
  private static final CaseContent ERASED = new CaseContent("(erased)", "", List.of(), Map.of());

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
    CaseContent asked = asked(project, task);
    Form form = forms.of(project, plan);
    String answer = answer(project, task);
    return new TaskResource(
        task.id().value(),
        task.queueId().value(),
        handed.purpose(),
        asked.transcript(),
        asked.context(),
        answer,
        Optional.of(asked.reference()).filter(it -> plan.showsReference() && !it.isEmpty()),
        plan.labels().words(),
        form.fields().stream().map(FieldResource::brief).toList(),
        handed.purpose() == Purpose.ADJUDICATION ? said(project, task) : List.of(),
        handed.lease().number(),
        handed.lease().until(),
        MarkableText.of(form, Map.of(On.ANSWER, answer, On.CONTEXT, asked.contextText())));
  }

  /** What the case asks; says so where it was erased. */
  CaseContent asked(ProjectId project, Task task) {
    return cases.find(project, task.caseId()).map(it -> it.content()).orElse(ERASED);
  }

  String answer(ProjectId project, Task task) {
    return journal.find(project, task.call()).map(JournalEntry::text).orElse("(erased)");
  }

  private List<TaskResource.Said> said(ProjectId project, Task task) {
    return tasks
        .said(project, task.queueId(), List.of(task))
        .getOrDefault(task.id(), List.of())
        .stream()
        .map(it ->
            new TaskResource.Said(
                it.label().word(),
                MarkedSpans.in(it.answers()),
                it.note()))
        .toList();
  }
}
