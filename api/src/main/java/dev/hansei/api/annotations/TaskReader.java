package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.Handed;
import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.infra.registry.annotations.Prelabels;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Sides;
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
  private static final String ERASED = "(erased)";

  private final Queues queues;
  private final Tasks tasks;
  private final Forms forms;
  private final ItemTexts texts;
  private final Prelabels prelabels;
  private final Clock clock;

  TaskReader(
      Queues queues, Tasks tasks, Forms forms, ItemTexts texts, Prelabels prelabels, Clock clock) {
    this.queues = queues;
    this.tasks = tasks;
    this.forms = forms;
    this.texts = texts;
    this.prelabels = prelabels;
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
    Form form = forms.of(project, plan);
    ItemPart shown = part(project, task);
    CaseContent asked = shown.item().asked();
    return new TaskResource(
        task.id().value(),
        task.queueId().value(),
        handed.purpose(),
        asked.transcript(),
        asked.context(),
        shown.first(),
        Optional.of(shown.second()).filter(_ -> shown.isPair()),
        Optional.of(asked.reference()).filter(it -> plan.showsReference() && !it.isEmpty()),
        Sides.words(plan.labels()),
        form.fields().stream().map(FieldResource::brief).toList(),
        handed.purpose() == Purpose.ADJUDICATION ? said(project, task, form) : List.of(),
        handed.lease().number(),
        handed.lease().until(),
        MarkableText.of(
            form, Map.of(On.ANSWER, shown.item().answer(), On.CONTEXT, asked.contextText())),
        prelabels.of(project, plan, task.origin()).map(PrelabelResource::of));
  }

  /** The texts of a task; what was erased says so. */
  Item item(ProjectId project, Task task) {
    return texts
        .find(project, task.origin())
        .orElseGet(() -> new Item(new CaseContent(ERASED, "", List.of(), Map.of()), ERASED));
  }

  /** The same as a part of a page. */
  ItemPart part(ProjectId project, Task task) {
    QueuePlan plan = queues.asked(project, task.queueId()).orElseThrow().plan();
    return new ItemPart(item(project, task), task.isTurned(), plan.showsReference());
  }

  /** A label in the words of who gave it, who does not learn which answer is a. */
  AnnotationResource own(ProjectId project, Task task, Annotation said) {
    QueuePlan plan = queues.asked(project, task.queueId()).orElseThrow().plan();
    return AnnotationResource.from(said).shown(forms.of(project, plan), task.isTurned());
  }

  private List<TaskResource.Said> said(ProjectId project, Task task, Form form) {
    return tasks
        .said(project, task.queueId(), List.of(task))
        .getOrDefault(task.id(), List.of())
        .stream()
        .map(it -> AnnotationResource.from(it).shown(form, task.isTurned()))
        .map(it -> new TaskResource.Said(it.label(), it.answers(), it.note()))
        .toList();
  }
}
