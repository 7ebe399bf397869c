package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.PersonId;
import java.time.Instant;
import java.util.Objects;

/**
 * A browser that is signed in.
 *
 * @param csrf what every form of this session must carry
 */
public record Session(PersonId personId, String csrf, Instant expiresAt) {
  public Session {
    Objects.requireNonNull(personId, "personId is null");
    Objects.requireNonNull(csrf, "csrf is null");
    Objects.requireNonNull(expiresAt, "expiresAt is null");
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "Session[%s until %s]".formatted(personId, expiresAt);
  }
}
