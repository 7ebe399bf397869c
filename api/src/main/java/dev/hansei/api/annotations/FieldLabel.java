package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.Task.Settled;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The label that counts in one field of a form.
 *
 * @param resolution single, agreed, adjudicated or partial
 */
public record FieldLabel(String label, Resolution resolution) {
  /** By key, in the form's order; absent where there is none. */
  static Optional<Map<String, FieldLabel>> of(Map<String, Settled> fields) {
    Map<String, FieldLabel> labels = new LinkedHashMap<>();
    fields.forEach((key, settled) ->
        labels.put(key, new FieldLabel(settled.label().word(), settled.resolution())));
    return Optional.of(labels).filter(it -> !it.isEmpty());
  }
}
