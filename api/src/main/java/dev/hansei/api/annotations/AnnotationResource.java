package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Sides;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One label by one author.
 *
 * @param author who labelled: person, outside (people elsewhere), simulated or model
 * @param label what was said; with a form, in its leading field
 * @param answers what was said in each field of the form, by key: words, texts, or the spans that
 *     were marked; absent without a form
 * @param withdrawnAt when its author took it back; absent while it stands
 * @param shown what a judge had been shown to say before; in exports, absent where it was given
 *     blind
 */
public record AnnotationResource(
    UUID id,
    UUID task,
    Purpose purpose,
    Author author,
    String label,
    Optional<Map<String, Object>> answers,
    String note,
    Instant createdAt,
    Optional<Instant> withdrawnAt,
    Optional<ShownResource> shown) {
  static AnnotationResource from(Annotation said) {
    return new AnnotationResource(
        said.id().value(),
        said.taskId().value(),
        // Its author is not told that the right answer is known.
        said.purpose() == Purpose.GOLD ? Purpose.REVIEW : said.purpose(),
        said.author(),
        said.label().word(),
        MarkedSpans.in(said.answers()),
        said.note(),
        said.createdAt(),
        said.withdrawnAt(),
        Optional.empty());
  }

  /** The same with what its author had been shown. */
  AnnotationResource after(Optional<ShownResource> verdict) {
    return new AnnotationResource(
        id, task, purpose, author, label, answers, note, createdAt, withdrawnAt, verdict);
  }

  /** The same in the words of a person who sees a pair by what stands first and second. */
  AnnotationResource shown(Form form, boolean isTurned) {
    return new AnnotationResource(
        id,
        task,
        purpose,
        author,
        Sides.shown(form, label, isTurned),
        answers.map(words -> shown(form, words, isTurned)),
        note,
        createdAt,
        withdrawnAt,
        shown);
  }

  /** Marks are no words and stay. */
  private static Map<String, Object> shown(
      Form form, Map<String, Object> answers, boolean isTurned) {
    Map<String, Object> shown = new LinkedHashMap<>(answers);
    shown.replaceAll((key, said) ->
        said instanceof String word
            ? Sides.shown(form, Map.of(key, word), isTurned).getOrDefault(key, word)
            : said);
    return shown;
  }
}
