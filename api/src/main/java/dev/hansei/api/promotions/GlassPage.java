package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.promotions.EmergencyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves past all rules: the form for one, and those that there were, newest first.
 *
 * @param prompts names
 * @param mayMove whether the viewer is a release manager
 */
public record GlassPage(
    Frame frame, List<String> prompts, boolean mayMove, List<Line> moves, Optional<String> next) {
  public GlassPage {
    prompts = List.copyOf(prompts);
    moves = List.copyOf(moves);
  }

  /** How many nobody else has looked at, of those shown. */
  public long open() {
    return moves.stream().filter(move -> move.review().isEmpty()).count();
  }

  /**
   * One of them.
   *
   * @param change such as "answer v2 → v3"
   * @param mayReview whether the viewer is somebody else with the role, and nobody has yet
   */
  public record Line(
      EmergencyId id,
      String change,
      String stage,
      String movedBy,
      String reason,
      Instant movedAt,
      Instant dueAt,
      boolean overdue,
      boolean mayReview,
      Optional<Look> review) {}

  /** What somebody else found. */
  public record Look(String by, Instant at, String findings) {}
}
