package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.failures.ErasureReach.Gone;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The tasks that asked about a trace or its failures, and all that was said of them. */
@Singleton
public final class SaidOfTraces {
  private final WordErasureRepository rows;

  SaidOfTraces(WordErasureRepository rows) {
    this.rows = rows;
  }

  /** The tasks; within the caller's transaction. */
  List<TaskRow> tasks(ProjectId project, Gone gone) {
    Stream<String> sources =
        Stream.concat(
            Stream.of(OriginWord.ofTrace(gone.trace())),
            gone.failures().stream().map(failure -> OriginWord.ofFailure(failure) + "%"));
    return sources.flatMap(like -> rows.tasks(project.value(), like).stream()).toList();
  }

  /** The same by their ids. */
  public List<TaskId> taskIds(ProjectId project, Gone gone) {
    return tasks(project, gone).stream().map(row -> new TaskId(row.taskId())).toList();
  }

  /** What was said of them, taken back or not; within the caller's transaction. */
  public List<AnnotationId> annotationIds(ProjectId project, Gone gone) {
    return tasks(project, gone).stream()
        .flatMap(task -> said(project.value(), task.taskId()).stream())
        .map(row -> new AnnotationId(row.annotationId()))
        .toList();
  }

  List<AnnotationRow> said(UUID project, UUID task) {
    return rows.said(project, task);
  }
}
