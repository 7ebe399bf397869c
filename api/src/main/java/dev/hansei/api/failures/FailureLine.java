package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import java.time.Instant;
import java.util.List;

/**
 * A failure in a list; also rendered alone, when it changed.
 *
 * @param mayTriage whether the viewer may dismiss and reopen
 */
public record FailureLine(
    Frame frame,
    FailureId id,
    String question,
    List<FailureReason> reasons,
    Severity severity,
    Standing standing,
    Instant foundAt,
    boolean mayTriage) {
  public FailureLine {
    reasons = List.copyOf(reasons);
  }

  /** Where a failure stands, as people see it. */
  public enum Standing {
    OPEN("wait"),
    HAS_CASE("good"),
    DISMISSED("off");

    private final String shape;

    Standing(String shape) {
      this.shape = shape;
    }

    /** The shape beside the word. */
    public String shape() {
      return shape;
    }
  }
}
