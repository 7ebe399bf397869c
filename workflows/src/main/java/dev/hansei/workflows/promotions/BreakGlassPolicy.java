package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an emergency move, past gate, approvals and freezes, has to be like. Pure. */
public final class BreakGlassPolicy {
  /** "it is broken" explains nothing to whoever reviews it on Monday. */
  public static final int REASON_CHARS_MIN = 20;

  /** Room for what happened; a report belongs elsewhere. */
  public static final int REASON_CHARS_MAX = 1_000;

  /** By then somebody else has looked at it, or every page says that nobody has. */
  public static final Duration REVIEW_WITHIN = Duration.ofDays(3);

  private BreakGlassPolicy() {}

  /** What is wrong with the words; empty when nothing is. */
  public static Optional<String> objection(String reason) {
    int length = reason.strip().length();
    return length < REASON_CHARS_MIN || length > REASON_CHARS_MAX
        ? Optional.of(
            "Say what is broken and why this version mends it, in %d to %d characters."
                .formatted(REASON_CHARS_MIN, REASON_CHARS_MAX))
        : Optional.empty();
  }

  /**
   * Why somebody may not review the move; empty when they may.
   *
   * @param authors who wrote the version, and the versions pinned in it
   */
  public static Optional<String> reviewObjection(
      PersonId movedBy, List<PersonId> authors, PersonId reviewer) {
    if (movedBy.equals(reviewer)) {
      return Optional.of("Whoever broke the glass may not review it; ask somebody else.");
    }
    return authors.contains(reviewer)
        ? Optional.of("An author of that version may not review its move; ask somebody else.")
        : Optional.empty();
  }
}
