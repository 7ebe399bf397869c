package dev.hansei.api.prompts;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/**
 * A copy of versions to be made in another project.
 *
 * @param to the other project's name
 * @param name of the prompt there; the same when left out
 * @param version which version; the newest when left out
 * @param all whether all versions are copied, oldest first; the newest 200 where there are more
 */
public record NewCopy(
    String to, @Nullable String name, @Nullable Integer version, @Nullable Boolean all) {
  private static final int NAME_CHARS_MAX = 80;

  public NewCopy {
    Rules.text("to", to, NAME_CHARS_MAX);
    name = Rules.textOrEmpty("name", name, NAME_CHARS_MAX);
    if (version != null && (version < 1 || Boolean.TRUE.equals(all))) {
      throw new InvalidFieldException(
          "version", "A number that counts from 1, or 'all', but not both.");
    }
  }

  boolean wantsAll() {
    return Boolean.TRUE.equals(all);
  }
}
