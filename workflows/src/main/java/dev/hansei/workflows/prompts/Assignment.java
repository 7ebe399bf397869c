package dev.hansei.workflows.prompts;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What one caller is served.
 *
 * @param bucket the caller's place among {@link StagePointer.Share#WHOLE}; absent where nothing is
 *     shared, or no key was given
 */
public record Assignment(PromptVersionId version, Arm arm, OptionalInt bucket) {
  public Assignment {
    Objects.requireNonNull(version, "version is null");
    Objects.requireNonNull(arm, "arm is null");
    Objects.requireNonNull(bucket, "bucket is null");
  }

  /** Which side of a rollout a caller is on. */
  public enum Arm {
    /** What was live before: the baseline. */
    LIVE,
    /** The candidate. */
    CANDIDATE,
    /** On neither: nothing is shared, or the caller gave no key and is served what is live. */
    NONE;

    /** As it stands in answers and on traces. */
    public String word() {
      return switch (this) {
        case LIVE -> "live";
        case CANDIDATE -> "candidate";
        case NONE -> "none";
      };
    }
  }
}
