package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;

/**
 * Where somebody works: a browser tab, or a program.
 *
 * @param name 1 to 40 characters of its own choice, kept while the tab is open
 */
public record Desk(PersonId person, String name) {
  private static final int NAME_CHARS_MAX = 40;

  public Desk {
    Objects.requireNonNull(person, "person is null");
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a desk has a name of 1 to 40 characters");
    }
  }
}
