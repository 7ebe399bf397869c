package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.infra.registry.failures.ErasureReach;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Takes away what people wrote about a trace that is erased: notes, texts, marked spans, codes that
 * nobody else gave, why they passed it by, and why gold is right, with codes that were right; of
 * labels brought from elsewhere the texts and codes. What they chose stays, and counts. Gold of
 * which nothing else was right is out of use.
 */
@Singleton
final class AnnotationErasure implements ErasureReach {
  /** In the place of a reason that cannot be empty. */
  private static final String ERASED = "(erased)";

  private final SaidOfTraces said;
  private final WordErasureRepository rows;
  private final GoldRepository golds;
  private final QueueRepository queues;
  private final FieldAnswers fields;
  private final CanonicalJson json;
  private final Clock clock;

  AnnotationErasure(
      SaidOfTraces said,
      WordErasureRepository rows,
      GoldRepository golds,
      QueueRepository queues,
      FieldAnswers fields,
      CanonicalJson json,
      Clock clock) {
    this.said = said;
    this.rows = rows;
    this.golds = golds;
    this.queues = queues;
    this.fields = fields;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public int erase(ProjectId project, Gone gone) {
    List<TaskRow> tasks = said.tasks(project, gone);
    int changed = 0;
    for (TaskRow task : tasks) {
      Asked asked = asked(project, task);
      changed += words(task) + gold(task, asked) + answers(project, task, asked);
    }
    if (changed > 0) {
      rows.deleteUnusedCodes(project.value());
    }
    return changed;
  }

  private int words(TaskRow task) {
    UUID project = task.projectId();
    return rows.blankNotes(project, task.taskId())
        + rows.blankSkips(project, task.taskId())
        + rows.blankRatings(project, task.queueId(), task.taskId());
  }

  private int gold(TaskRow task, Asked asked) {
    return golds
        .lock(task.projectId(), task.queueId(), task.taskId())
        .map(row -> gold(row, keys(asked, TextKind.class)))
        .orElse(0);
  }

  private int gold(GoldRow row, List<String> texts) {
    GoldWords right = json.read(row.answers(), GoldWords.class);
    GoldWords left = right.without(texts);
    if (left.equals(right) && row.reason().equals(ERASED)) {
      return 0;
    }
    Instant retired =
        row.retiredAt() == null && left.words().isEmpty() ? clock.instant() : row.retiredAt();
    golds.change(row.changed(json.write(left), ERASED, retired));
    return 1;
  }

  private Asked asked(ProjectId project, TaskRow task) {
    return fields.asked(
        project, queues.find(project.value(), task.queueId()).orElseThrow().queue(json).plan());
  }

  private int answers(ProjectId project, TaskRow task, Asked asked) {
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
        changed += rows.blankCode(project.value(), row.annotationId(), code);
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
