package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Sides;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One label by one author.
 *
 * @param author who labelled: person, outside (people elsewhere), simulated or model
 * @param label what was said; with a form, in its leading field
 * @param answers what was said in each field of the form, by key; absent without a form
 * @param withdrawnAt when its author took it back; absent while it stands
 */
public record AnnotationResource(
    UUID id,
    UUID task,
    Purpose purpose,
    Author author,
    String label,
    Optional<Map<String, String>> answers,
    String note,
    Instant createdAt,
    Optional<Instant> withdrawnAt) {
  static AnnotationResource from(Annotation said) {
    return new AnnotationResource(
        said.id().value(),
        said.taskId().value(),
        said.purpose(),
        said.author(),
        said.label().word(),
        Optional.of(said.answers().words()).filter(it -> !it.isEmpty()),
        said.note(),
        said.createdAt(),
        said.withdrawnAt());
  }

  /** The same in the words of a person who sees a pair by what stands first and second. */
  AnnotationResource shown(Form form, boolean isTurned) {
    return new AnnotationResource(
        id,
        task,
        purpose,
        author,
        Sides.shown(form, label, isTurned),
        answers.map(words -> Sides.shown(form, words, isTurned)),
        note,
        createdAt,
        withdrawnAt);
  }
}
