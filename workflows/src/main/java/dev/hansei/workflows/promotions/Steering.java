package dev.hansei.workflows.promotions;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a release manager wants of a rollout's step. To go back is no steering: that is a
 * transaction of the registry, which works without the workflow ({@code workflows/docs/0004}).
 *
 * @param id chosen by the caller, 1 to 80 characters; the same id again is the same steering
 * @param step the number of the step that the person saw, from 1; 0 while it is on the path there
 * @param reason the person's words, kept in the object store and not in workflow history
 * @param stop on the path, the place of the stage that the person saw it at, from 1; absent for
 *     wherever it is, as in what was sent before this was
 */
public record Steering(
    String id, PersonId personId, Kind kind, int step, ArtifactRef reason, Optional<Integer> stop) {
  private static final int ID_CHARS_MAX = 80;

  public Steering {
    if (id.isBlank() || id.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException("a steering's id has 1 to 80 characters");
    }
    Objects.requireNonNull(personId, "personId is null");
    Objects.requireNonNull(kind, "kind is null");
    if (step < 0) {
      throw new IllegalArgumentException("steps are numbered from 1, 0 is the path: " + step);
    }
    Objects.requireNonNull(reason, "reason is null");
    if (stop.filter(number -> step != 0 || number < 1).isPresent()) {
      throw new IllegalArgumentException("stops are numbered from 1, on the path: " + stop);
    }
  }

  /** Of a step, or of wherever it is on its path. */
  public Steering(String id, PersonId personId, Kind kind, int step, ArtifactRef reason) {
    this(id, personId, kind, step, reason, Optional.empty());
  }

  /** What can be wanted. */
  public enum Kind {
    /** The share stays as it is until somebody resumes; harm still ends it. */
    HOLD,
    /** A step that is held goes on. */
    RESUME,
    /** The step, or the rest at a stage, ends early; what comes next begins. */
    SKIP
  }
}
