package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Names;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.suites.LabelSight;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the answers on which judge and people differ, with their texts. */
@Singleton
final class Differences {
  private static final int CHARS_MAX = 300;
  private static final String ERASED = "(erased)";

  private final Judgements judgements;
  private final Tasks tasks;
  private final ItemTexts texts;
  private final LabelSight sight;

  Differences(Judgements judgements, Tasks tasks, ItemTexts texts, LabelSight sight) {
    this.judgements = judgements;
    this.tasks = tasks;
    this.texts = texts;
    this.sight = sight;
  }

  /**
   * A page of them, shorter by answers of runs, and of traces, of which the caller is not told what
   * was said while they are asked to label them: an open queue may ask about an answer that another
   * one had labelled before.
   */
  Page<JudgePage.Difference> page(Caller caller, CalibrationId calibration, PageRequest request) {
    ProjectId project = caller.projectId();
    Page<Judgement> found = judgements.differing(project, calibration, request);
    Map<Judgement, Task> asked = new LinkedHashMap<>();
    found.items().forEach(said -> asked.put(said, tasks.require(project, said.taskId())));
    Predicate<Origin> told = sight.told(caller, asked.values().stream().map(Task::origin).toList());
    return new Page<>(
        asked.entrySet().stream()
            .filter(one -> told.test(one.getValue().origin()))
            .map(one -> difference(project, one.getKey(), one.getValue()))
            .toList(),
        found.next());
  }

  private JudgePage.Difference difference(ProjectId project, Judgement said, Task task) {
    Optional<Item> item = texts.find(project, task.origin());
    return new JudgePage.Difference(
        said,
        path(task),
        Names.excerpt(item.map(it -> it.asked().question()).orElse(ERASED), CHARS_MAX),
        item.map(Differences::answer).orElse(ERASED));
  }

  /** The answer; of a pair both, each cut. */
  private static String answer(Item item) {
    return item.other()
        .map(b ->
            "a: %s\nb: %s"
                .formatted(
                    Names.excerpt(item.answer(), CHARS_MAX / 2), Names.excerpt(b, CHARS_MAX / 2)))
        .orElseGet(() -> Names.excerpt(item.answer(), CHARS_MAX));
  }

  /**
   * The outcome, failure or trace that was shown; for what was brought, the queue that asked about
   * it.
   */
  private static String path(Task task) {
    return switch (task.origin()) {
      case Origin.OfRun(var run, int ordinal, _, _) ->
          "/suites/runs/%s/outcomes/%d".formatted(run, ordinal);
      case Origin.OfFailure(var failure, _) -> "/failures/" + failure;
      case Origin.OfTrace(var trace) -> "/traces/" + trace;
      case Origin.OfRuns _, Origin.Brought _ -> "/annotations/queues/" + task.queueId();
    };
  }
}
