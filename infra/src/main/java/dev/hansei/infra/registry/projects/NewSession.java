package dev.hansei.infra.registry.projects;

import java.time.Instant;
import java.util.Objects;

/**
 * A session that was just opened.
 *
 * @param secret for the cookie; kept nowhere else
 * @param csrf what every form of this session must carry
 */
public record NewSession(String secret, String csrf, Instant expiresAt) {
  public NewSession {
    Objects.requireNonNull(secret, "secret is null");
    Objects.requireNonNull(csrf, "csrf is null");
    Objects.requireNonNull(expiresAt, "expiresAt is null");
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "NewSession[until %s]".formatted(expiresAt);
  }
}
