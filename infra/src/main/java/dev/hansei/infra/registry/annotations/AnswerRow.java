package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Marks;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code annotations_answer}: a word, or a value where that may be longer than a word.
 *
 * @param value empty also where it was left out of what was read
 * @param isCode whether the word is a code of open coding: a category may be spelled like one
 */
@MappedEntity("annotations_answer")
record AnswerRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID annotationId,
    String field,
    String word,
    @Nullable String value,
    boolean isCode) {
  static AnswerRow of(AnnotationRow row, String field, Label said) {
    boolean isLong = said instanceof Label.Text || said instanceof Marks;
    return new AnswerRow(
        row.projectId(),
        row.annotationId(),
        field,
        isLong ? "" : said.word(),
        isLong ? said.word() : null,
        said instanceof Label.Code);
  }

  /** What it says; of a text that was left out, that it is there. */
  Label read(LabelKind kind) {
    if (value == null) {
      return kind.label(word).orElseThrow();
    }
    return value.isEmpty() ? new Label.Answered() : kind.label(value).orElseThrow();
  }
}
