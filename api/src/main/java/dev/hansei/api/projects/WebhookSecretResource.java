package dev.hansei.api.projects;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret that signs from now on.
 *
 * @param secret {@code whsec_…}; in the answer that made it only
 * @param oldSignsUntil when the one before signs no more beside it
 */
@Schema(name = "WebhookSecret")
public record WebhookSecretResource(Optional<String> secret, Instant oldSignsUntil)
    implements ShownOnce {
  @Override
  public WebhookSecretResource again() {
    return new WebhookSecretResource(Optional.empty(), oldSignsUntil);
  }
}
