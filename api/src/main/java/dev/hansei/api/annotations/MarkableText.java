package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Map;

/**
 * A text in which a field of the form has spans marked.
 *
 * @param on answer or context
 * @param text exactly what offsets count in
 * @param sha256 of it, to be sent with the spans
 */
public record MarkableText(On on, String text, String sha256) {
  /** Those that a form asks about, each once. */
  static List<MarkableText> of(Form form, Map<On, String> texts) {
    return form.fields().stream()
        .map(field -> field.kind())
        .filter(SpansKind.class::isInstance)
        .map(kind -> ((SpansKind) kind).on())
        .distinct()
        .map(on -> of(on, texts.getOrDefault(on, "")))
        .toList();
  }

  private static MarkableText of(On on, String text) {
    return new MarkableText(on, text, Sha256.of(text).hex());
  }
}
