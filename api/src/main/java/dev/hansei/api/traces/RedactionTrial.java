package dev.hansei.api.traces;

import dev.hansei.workflows.traces.redaction.RedactionTally;
import dev.hansei.workflows.traces.redaction.Redactor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What redaction makes of a text.
 *
 * @param finds where something was recognised in the text as it came, kept kinds too
 */
@Schema(name = "RedactionTrial")
public record RedactionTrial(String text, List<Found> finds) {
  /** Longer texts are for the doors. */
  static final int CHARS_MAX = 20_000;

  /** Something recognised, by its UTF-16 units. */
  @Schema(name = "RedactionFind")
  public record Found(String kind, int start, int end) {}

  /**
   * A text to try.
   *
   * @param text 1 to 20,000 characters
   */
  @Schema(name = "RedactionTrialRequest")
  public record Request(String text) {
    public Request {
      if (text.isEmpty() || text.length() > CHARS_MAX) {
        throw new IllegalArgumentException("a text to try has 1 to 20,000 characters");
      }
    }
  }

  static RedactionTrial of(Redactor redactor, String text) {
    return new RedactionTrial(
        redactor.redact(text, "trial", new RedactionTally()),
        redactor.find(text).stream()
            .map(find -> new Found(find.label(), find.start(), find.end()))
            .toList());
  }
}
