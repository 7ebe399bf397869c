package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;

/** One person lets another approve in their place, for one promotion. */
public record Delegation(PersonId from, PersonId to) {
  public Delegation {
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(to, "to is null");
    if (from.equals(to)) {
      throw new IllegalArgumentException("nobody can delegate to themselves");
    }
  }
}
