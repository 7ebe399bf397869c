package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Reads the answers on which judge and people differ, with their texts. */
@Singleton
final class Differences {
  private static final int CHARS_MAX = 300;
  private static final String ERASED = "(erased)";

  private final Judgements judgements;
  private final Tasks tasks;
  private final Cases cases;
  private final CallJournal journal;

  Differences(Judgements judgements, Tasks tasks, Cases cases, CallJournal journal) {
    this.judgements = judgements;
    this.tasks = tasks;
    this.cases = cases;
    this.journal = journal;
  }

  /** A page of them. */
  Page<JudgePage.Difference> page(
      ProjectId project, CalibrationId calibration, PageRequest request) {
    return judgements
        .differing(project, calibration, request)
        .map(said -> difference(project, said));
  }

  private JudgePage.Difference difference(ProjectId project, Judgement said) {
    Task task = tasks.require(project, said.taskId());
    String question =
        cases.find(project, task.caseId()).map(one -> one.content().question()).orElse(ERASED);
    String answer = journal.find(project, task.call()).map(JournalEntry::text).orElse(ERASED);
    return new JudgePage.Difference(
        said,
        "/suites/runs/%s/outcomes/%d".formatted(task.runId(), task.ordinal()),
        Names.excerpt(question, CHARS_MAX),
        Names.excerpt(answer, CHARS_MAX));
  }
}
