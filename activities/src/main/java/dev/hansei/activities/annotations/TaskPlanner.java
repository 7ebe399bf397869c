package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the answers of runs to tasks: whatever has an answer, scored or not. */
@Singleton
final class TaskPlanner {
  /** Answers read at once; three reads and one write of a few milliseconds each. */
  static final int PAGE = PageRequest.LIMIT_MAX;

  private final Runs runs;
  private final Outcomes outcomes;
  private final Datasets datasets;
  private final Cases cases;
  private final CallJournal journal;
  private final Tasks tasks;

  TaskPlanner(
      Runs runs,
      Outcomes outcomes,
      Datasets datasets,
      Cases cases,
      CallJournal journal,
      Tasks tasks) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.datasets = datasets;
    this.cases = cases;
    this.journal = journal;
    this.tasks = tasks;
  }

  /** Adds one page's tasks; answers with where the next page begins. */
  Optional<PlanCursor> plan(PageToPlan page) {
    AnnotateInput input = page.input();
    PlanCursor from = page.from();
    List<RunId> all = input.plan().runs();
    RunView run = runs.require(input.projectId(), all.get(from.run()));
    requireEnded(run);
    Page<Outcome> found =
        outcomes.page(
            input.projectId(),
            run.id(),
            OutcomeFilter.ALL,
            new PageRequest(Optional.of(String.valueOf(from.ordinal() - 1)), PAGE));
    tasks.add(input, tasksOf(input, run, found.items()));
    if (found.next().isPresent()) {
      return Optional.of(new PlanCursor(from.run(), found.items().getLast().ordinal() + 1));
    }
    return from.run() + 1 < all.size()
        ? Optional.of(new PlanCursor(from.run() + 1, 0))
        : Optional.empty();
  }

  /** Answers that are still to come would be asked about or not by chance. */
  private static void requireEnded(RunView run) {
    if (!run.state().isTerminal()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "run-unended",
          "Run %s is still going; wait until it has ended.".formatted(run.id()));
    }
  }

  private List<Task> tasksOf(AnnotateInput input, RunView run, List<Outcome> page) {
    ProjectId project = input.projectId();
    List<Outcome> answered = page.stream().filter(it -> it.call().isPresent()).toList();
    if (answered.isEmpty()) {
      return List.of();
    }
    Split split = split(project, run);
    Map<CaseId, Case> asked = new HashMap<>();
    cases
        .findAll(project, answered.stream().map(Outcome::caseId).distinct().toList())
        .forEach(one -> asked.put(one.id(), one));
    Map<CallKey, JournalEntry> said =
        journal.findAll(project, answered.stream().flatMap(it -> it.call().stream()).toList());
    List<Task> made = new ArrayList<>();
    for (Outcome outcome : answered) {
      CallKey call = outcome.call().orElseThrow();
      Case item = asked.get(outcome.caseId());
      JournalEntry answer = said.get(call);
      // What was erased since cannot be asked about.
      if (item != null && answer != null) {
        ItemKey key = ItemKey.of(item.content().transcript(), answer.text());
        made.add(task(input, outcome, call, new Item(key, split)));
      }
    }
    return made;
  }

  private Split split(ProjectId project, RunView run) {
    return datasets
        .version(project, run.input().datasetVersionId())
        .map(version -> datasets.require(project, version.datasetId()).split())
        .orElseThrow(
            () -> RegistryException.notFound("dataset version", run.input().datasetVersionId()));
  }

  private Task task(AnnotateInput input, Outcome outcome, CallKey call, Item item) {
    return new Task(
        tasks.newId(),
        input.queueId(),
        item.key(),
        outcome.runId(),
        outcome.ordinal(),
        outcome.caseId(),
        call,
        item.split(),
        TaskState.OPEN,
        Optional.empty());
  }

  private record Item(ItemKey key, Split split) {}
}
