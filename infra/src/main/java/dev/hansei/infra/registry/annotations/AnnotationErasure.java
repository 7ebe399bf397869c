package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.infra.registry.failures.ErasureReach;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Takes away what people wrote about a trace that is erased: notes, texts, marked spans, codes that
 * nobody else gave, why they passed it by, and why gold is right; of labels brought from elsewhere
 * the texts and codes. What they chose stays, and counts.
 */
@Singleton
final class AnnotationErasure implements ErasureReach {
  /** In the place of a reason that cannot be empty. */
  private static final String ERASED = "(erased)";

  private final SaidOfTraces said;
  private final WordErasureRepository rows;
  private final QueueRepository queues;
  private final FieldAnswers fields;
  private final CanonicalJson json;

  AnnotationErasure(
      SaidOfTraces said,
      WordErasureRepository rows,
      QueueRepository queues,
      FieldAnswers fields,
      CanonicalJson json) {
    this.said = said;
    this.rows = rows;
    this.queues = queues;
    this.fields = fields;
    this.json = json;
  }

  @Override
  public int erase(ProjectId project, Gone gone) {
    List<TaskRow> tasks = said.tasks(project, gone);
    int changed = tasks.stream().mapToInt(task -> words(task) + answers(project, task)).sum();
    if (changed > 0) {
      rows.deleteUnusedCodes(project.value());
    }
    return changed;
  }

  private int words(TaskRow task) {
    UUID project = task.projectId();
    return rows.blankNotes(project, task.taskId())
        + rows.blankSkips(project, task.taskId())
        + rows.blankRatings(project, task.queueId(), task.taskId())
        + rows.replaceGold(project, task.queueId(), task.taskId(), ERASED);
  }

  private int answers(ProjectId project, TaskRow task) {
    Asked asked =
        fields.asked(
            project, queues.find(project.value(), task.queueId()).orElseThrow().queue(json).plan());
    List<String> codes = keys(asked, TextKind.Code.class);
    int changed = 0;
    for (String text : keys(asked, TextKind.class)) {
      changed += rows.deleteRatings(project.value(), task.queueId(), task.taskId(), text);
    }
    for (AnnotationRow row : said.said(project.value(), task.taskId())) {
      changed += rows.blankTexts(project.value(), row.annotationId());
      if (!codes.isEmpty() && row.isStanding()) {
        fields.withdrawn(asked, row);
      }
      for (String code : codes) {
        changed += rows.deleteAnswer(project.value(), row.annotationId(), code);
      }
    }
    return changed;
  }

  private static List<String> keys(Asked asked, Class<? extends TextKind> kind) {
    return asked.form().fields().stream()
        .filter(field -> asked.isByForm() && kind.isInstance(field.kind()))
        .map(Field::key)
        .toList();
  }
}
