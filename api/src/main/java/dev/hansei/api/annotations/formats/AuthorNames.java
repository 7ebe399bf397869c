package dev.hansei.api.annotations.formats;

import dev.hansei.workflows.annotations.Author;
import java.util.Optional;
import java.util.function.Function;

/** Who labelled, as a name in a file. */
final class AuthorNames {
  private static final String OUTSIDE = "outside:";
  private static final String MODEL = "model:";
  private static final String SIMULATED = "simulated:";
  private static final String PERSON = "person:";

  private AuthorNames() {}

  /**
   * The author: {@code model:gpt-4o}, {@code simulated:...}, {@code outside:...}; any other name is
   * of somebody outside. Empty for somebody who can sign in here, and where it is no name.
   */
  static Optional<Author> read(String name) {
    String line = name.strip();
    if (line.startsWith(PERSON)) {
      return Optional.empty();
    }
    if (line.startsWith(MODEL)) {
      return model(line.substring(MODEL.length()));
    }
    if (line.startsWith(SIMULATED)) {
      return made(line.substring(SIMULATED.length()), Author.Simulated::new);
    }
    return made(
        line.startsWith(OUTSIDE) ? line.substring(OUTSIDE.length()) : line, Author.Outside::new);
  }

  /** Whether it says of what kind the author is. */
  static boolean saysKind(String name) {
    return name.startsWith(OUTSIDE)
        || name.startsWith(MODEL)
        || name.startsWith(SIMULATED)
        || name.startsWith(PERSON);
  }

  static Optional<Author> model(String name) {
    return made(name, Author.ByModel::new);
  }

  private static Optional<Author> made(String name, Function<String, Author> make) {
    try {
      return Optional.of(make.apply(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
