package dev.hansei.workflows.promotions;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;
import java.util.Optional;

/**
 * What one person decides about a promotion.
 *
 * @param id chosen by the caller; the same id again is the same decision
 * @param comment the person's words, kept in the object store and not in workflow history
 */
public record Decision(String id, PersonId personId, Kind kind, Optional<ArtifactRef> comment) {
  public Decision {
    if (id.isBlank() || id.length() > 80) {
      throw new IllegalArgumentException("a decision id has 1 to 80 characters");
    }
    Objects.requireNonNull(personId, "personId is null");
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(comment, "comment is null");
  }

  /** What can be decided. */
  public enum Kind {
    APPROVE,
    REFUSE,
    /** Only the requester may. */
    WITHDRAW
  }
}
