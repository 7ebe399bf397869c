package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A version that one release manager made live past gate, approvals and freezes, and the look that
 * somebody else takes at it afterwards.
 *
 * @param replaced what was live before
 * @param reason the mover's words
 * @param dueAt by when it has to be reviewed
 */
public record EmergencyMove(
    EmergencyId id,
    PromptId promptId,
    Stage stage,
    PromptVersionId version,
    Optional<PromptVersionId> replaced,
    PersonId movedBy,
    String reason,
    Instant movedAt,
    Instant dueAt,
    Optional<Review> review) {
  public EmergencyMove {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(version, "version is null");
    Objects.requireNonNull(replaced, "replaced is null");
    Objects.requireNonNull(movedBy, "movedBy is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(movedAt, "movedAt is null");
    Objects.requireNonNull(dueAt, "dueAt is null");
    Objects.requireNonNull(review, "review is null");
  }

  /** What somebody else found. */
  public record Review(PersonId by, Instant at, String findings) {
    public Review {
      Objects.requireNonNull(by, "by is null");
      Objects.requireNonNull(at, "at is null");
      Objects.requireNonNull(findings, "findings is null");
    }
  }

  /** Whether nobody has looked in time. */
  public boolean isOverdue(Instant now) {
    return review.isEmpty() && now.isAfter(dueAt);
  }
}
