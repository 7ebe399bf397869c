package dev.hansei.workflows.prompts;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which version of a prompt is live at a stage, and which one beside it is being tried on a share
 * of the callers.
 *
 * @param version what is live; the baseline of a candidate until that is served to all
 * @param revision counts the moves of this pointer from 1, changes of the share among them; a move
 *     names the revision it replaces, so that of two racing moves one fails
 */
public record StagePointer(
    PromptId promptId,
    Stage stage,
    PromptVersionId version,
    long revision,
    Instant movedAt,
    Optional<Share> share) {
  public StagePointer {
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(version, "version is null");
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
    Objects.requireNonNull(movedAt, "movedAt is null");
    Objects.requireNonNull(share, "share is null");
  }

  /** One version for all. */
  public StagePointer(
      PromptId promptId, Stage stage, PromptVersionId version, long revision, Instant movedAt) {
    this(promptId, stage, version, revision, movedAt, Optional.empty());
  }

  /**
   * What a candidate is given.
   *
   * @param share of how many callers in {@link #WHOLE}; 0 keeps the candidate named and serves it
   *     to nobody
   * @param rollout the promotion that gives it
   */
  public record Share(PromptVersionId candidate, int share, RolloutId rollout) {
    /** Hundredths of a percent: one caller in 10,000 is the least that can be given. */
    public static final int WHOLE = 10_000;

    public Share {
      Objects.requireNonNull(candidate, "candidate is null");
      if (share < 0 || share >= WHOLE) {
        throw new IllegalArgumentException(
            "a share is 0 to %d of %d; all is a move: %d".formatted(WHOLE - 1, WHOLE, share));
      }
      Objects.requireNonNull(rollout, "rollout is null");
    }
  }
}
