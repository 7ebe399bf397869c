package dev.hansei.activities.annotations;

import dev.hansei.activities.annotations.FoundItems.Found;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Preference;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what a queue's source has to tasks, page after page. */
@Singleton
final class TaskPlanner {
  private final RunItems runs;
  private final FailureItems failures;
  private final TraceItems traces;
  private final ItemSets sets;
  private final Tasks tasks;
  private final SecureRandom random = new SecureRandom();

  TaskPlanner(RunItems runs, FailureItems failures, TraceItems traces, ItemSets sets, Tasks tasks) {
    this.runs = runs;
    this.failures = failures;
    this.traces = traces;
    this.sets = sets;
    this.tasks = tasks;
  }

  /** Adds one page's tasks; answers with where the next page begins. */
  Optional<PlanCursor> plan(PageToPlan page) {
    AnnotateInput input = page.input();
    FoundItems found = find(input, page.from());
    Map<TaskId, Preference> wishes = new HashMap<>();
    List<Task> added = new ArrayList<>();
    for (Found one : found.items()) {
      Task task = task(input, one);
      added.add(task);
      one.preference().ifPresent(it -> wishes.put(task.id(), it));
    }
    tasks.add(input, added, task -> Optional.ofNullable(wishes.get(task.id())));
    return found.next();
  }

  private FoundItems find(AnnotateInput input, PlanCursor from) {
    ProjectId project = input.projectId();
    Optional<ItemSource> source = input.plan().source();
    if (source.isEmpty()) {
      return runs.answers(project, input.plan(), from);
    }
    return switch (source.get()) {
      case ItemSource.RunPairs pairs -> runs.pairs(project, pairs, from);
      case ItemSource.Brought(var set) -> brought(project, set, from);
      case ItemSource.Failures wanted -> failures.find(project, wanted, from);
      case ItemSource.Traces wanted -> traces.find(input, wanted, from);
    };
  }

  /** The cursor's ordinal is the line that came last. */
  private FoundItems brought(ProjectId project, ItemSetId set, PlanCursor from) {
    Map<Integer, BroughtItem> lines =
        sets.after(project, set, from.ordinal(), PageRequest.LIMIT_MAX);
    List<Found> found = new ArrayList<>();
    lines.forEach((line, item) ->
        found.add(new Found(item.shown(), new Origin.Brought(set, line, item.id()), item.split())));
    return new FoundItems(
        found,
        lines.size() < PageRequest.LIMIT_MAX
            ? Optional.empty()
            : Optional.of(new PlanCursor(0, from.ordinal() + lines.size())));
  }

  private Task task(AnnotateInput input, Found one) {
    Task task = Task.open(tasks.newId(), input.queueId(), one.item(), one.origin(), one.split());
    // A page that is planned again deals anew, but a task that is there stays as it was dealt.
    return one.item().isPair() && random.nextBoolean() ? task.turned() : task;
  }
}
