package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.TokenId;
import java.util.Objects;

/**
 * A token that was just made.
 *
 * @param secret {@code hsi_} and 43 characters; shown once, kept nowhere
 */
public record NewToken(TokenId id, String secret) {
  public NewToken {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(secret, "secret is null");
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "NewToken[%s]".formatted(id);
  }
}
