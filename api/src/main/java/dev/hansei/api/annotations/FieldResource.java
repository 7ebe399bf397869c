package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.LabelKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One question of a form.
 *
 * @param key names its answer in 'answers'
 * @param criterion the criterion that it asks about, where it is one
 * @param prompt the question
 * @param takes what can be answered: pass-fail, categories (one), many (several), grades (1 to 5),
 *     number, spans, correction, code or demonstration
 * @param required whether a label without it is refused
 * @param rubric how to decide; absent where there is none, and in tasks
 * @param examples answers with what is right to say of them; none in tasks
 */
public record FieldResource(
    String key,
    Optional<UUID> criterion,
    String prompt,
    LabelKind takes,
    boolean required,
    Optional<String> rubric,
    List<Field.Example> examples) {
  static FieldResource from(Field field) {
    return new FieldResource(
        field.key(),
        field.criterionId().map(it -> it.value()),
        field.prompt(),
        field.kind(),
        field.required(),
        Optional.of(field.rubric()).filter(it -> !it.isEmpty()),
        field.examples());
  }

  /** Without what is the same for each task and may be long. */
  static FieldResource brief(Field field) {
    return new FieldResource(
        field.key(),
        field.criterionId().map(it -> it.value()),
        field.prompt(),
        field.kind(),
        field.required(),
        Optional.empty(),
        List.of());
  }
}
