package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.TaskId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code annotations_annotation}. */
@MappedEntity("annotations_annotation")
record AnnotationRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID annotationId,
    @Binary16 UUID queueId,
    @Binary16 UUID taskId,
    int place,
    String purpose,
    String author,
    @Binary16 UUID broughtBy,
    String label,
    String note,
    String submitKey,
    @Nullable Boolean stands,
    Instant createdAt,
    @Nullable Instant withdrawnAt) {
  /** What it says; with a form, in the leading field. */
  Label read(LabelKind kind) {
    return kind.headline(label).orElseThrow();
  }

  /** {@code answers} are empty without a form. */
  Annotation annotation(LabelKind kind, Answers answers) {
    return new Annotation(
        new AnnotationId(annotationId),
        new TaskId(taskId),
        Purpose.valueOf(purpose),
        AuthorWord.read(author),
        read(kind),
        answers,
        note,
        createdAt,
        Optional.ofNullable(withdrawnAt));
  }

  boolean isStanding() {
    return stands != null;
  }
}
