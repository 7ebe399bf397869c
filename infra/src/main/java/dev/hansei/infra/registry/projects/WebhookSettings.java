package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.SealKey;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * The keys that seal the secrets of webhooks ({@code HANSEI_WEBHOOK_KEYS}). Not those of dead
 * letters: a secret lives for years, a letter for a week.
 *
 * @param keys 32 random bytes in base64 each, separated by commas. The first seals; all of them
 *     open. A key may go when no webhook has a secret of before its successor came.
 */
@ConfigurationProperties("hansei.webhooks")
record WebhookSettings(@Bindable(defaultValue = "") String keys) {
  static final String SETTING = "HANSEI_WEBHOOK_KEYS";

  @ConfigurationInject
  WebhookSettings {
    SealKey.all(SETTING, keys);
  }

  List<SealKey> all() {
    return SealKey.all(SETTING, keys);
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "WebhookSettings" + all();
  }
}
