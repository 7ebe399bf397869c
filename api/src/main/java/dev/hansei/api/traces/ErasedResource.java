package dev.hansei.api.traces;

import dev.hansei.infra.registry.failures.FailureErasure;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an erasure took.
 *
 * @param traces that are gone now
 * @param failures whose words went; they still count
 * @param patterns texts of failures that nobody else had said; text and vector went
 * @param renamed failure modes whose name was made of such words
 * @param said labels, judgements and proposals that lost words about it
 * @param more whether the user has further traces, after a minute's work: ask again
 */
@Schema(name = "Erased")
public record ErasedResource(
    int traces, int failures, int patterns, int renamed, int said, boolean more) {
  static ErasedResource of(FailureErasure.Erased erased) {
    return new ErasedResource(
        erased.traces(),
        erased.failures(),
        erased.patterns(),
        erased.renamed(),
        erased.said(),
        erased.more());
  }

  /**
   * Whose traces are to be erased.
   *
   * @param user as senders name them, 1 to 1,000 characters
   */
  @Schema(name = "UserErasure")
  public record OfUser(String user) {
    static final int CHARS_MAX = 1_000;

    public OfUser {
      if (user.isBlank() || user.length() > CHARS_MAX) {
        throw new IllegalArgumentException("user has 1 to 1,000 characters, as senders name them");
      }
    }
  }
}
