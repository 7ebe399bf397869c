package dev.hansei.workflows.traces.redaction;

import java.util.Objects;

/**
 * Something recognised in a text.
 *
 * @param label what its mark says: the kind's word, or the name of a pattern
 * @param start its first UTF-16 unit, never inside a surrogate pair
 * @param end behind its last
 */
public record Find(PersonalData kind, String label, int start, int end) {
  public Find {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(label, "label is null");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a find is not empty: %d to %d".formatted(start, end));
    }
  }

  static Find of(PersonalData kind, int start, int end) {
    return new Find(kind, kind.word(), start, end);
  }
}
