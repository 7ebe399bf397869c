package dev.hansei.workflows.criteria;

import java.util.Objects;
import java.util.UUID;

/**
 * Where something was said that argues for a criterion.
 *
 * @param id of the annotation or the failure
 */
public record SaidSource(Kind kind, UUID id) implements Comparable<SaidSource> {
  public SaidSource {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(id, "id is null");
  }

  /** What sort of thing says it. */
  public enum Kind {
    /** A note that somebody wrote beside a label. */
    NOTE,
    /** An open code that somebody gave an answer. */
    CODE,
    /** A failure: what was asked, or what it should have been. */
    FAILURE
  }

  @Override
  public int compareTo(SaidSource other) {
    int byKind = kind.compareTo(other.kind);
    return byKind == 0 ? id.compareTo(other.id) : byKind;
  }
}
