package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.SealKey;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * The keys for dead letters ({@code HANSEI_DEAD_LETTER_KEYS}).
 *
 * @param keys 32 random bytes in base64 each, separated by commas. The first seals; all of them
 *     open. To rotate, put a new one first and take the old one away a week later.
 */
@ConfigurationProperties("hansei.dead-letters")
record DeadLetterSettings(@Bindable(defaultValue = "") String keys) {
  private static final String SETTING = "HANSEI_DEAD_LETTER_KEYS";

  @ConfigurationInject
  DeadLetterSettings {
    SealKey.all(SETTING, keys);
  }

  List<SealKey> all() {
    return SealKey.all(SETTING, keys);
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "DeadLetterSettings" + all();
  }
}
