package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Purpose;
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
        // Its author is not told that the right answer is known.
        said.purpose() == Purpose.GOLD ? Purpose.REVIEW : said.purpose(),
        said.author(),
        said.label().word(),
        Optional.of(said.answers().words()).filter(it -> !it.isEmpty()),
        said.note(),
        said.createdAt(),
        said.withdrawnAt());
  }
}
