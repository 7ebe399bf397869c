package dev.hansei.api.prompts;

import dev.hansei.api.problems.InvalidFieldException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tells one user of an application from another: chosen by the application, never kept. */
final class CallerKey {
  /** A hashed user id has 64; whoever sends more sends a text. */
  private static final int CHARS_MAX = 200;

  private CallerKey() {}

  /**
   * The key that a request names; an empty one is none.
   *
   * @param field for the refusal
   * @throws InvalidFieldException where it is longer than 200 characters
   */
  static Optional<String> of(String field, @Nullable String text) {
    if (text != null && text.length() > CHARS_MAX) {
      throw new InvalidFieldException(
          field, "A caller's key has at most %d characters.".formatted(CHARS_MAX));
    }
    return Optional.ofNullable(text).filter(it -> !it.isEmpty());
  }
}
