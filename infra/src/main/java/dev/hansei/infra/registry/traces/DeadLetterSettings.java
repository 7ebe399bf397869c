package dev.hansei.infra.registry.traces;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Arrays;
import java.util.List;

/**
 * The keys for dead letters ({@code HANSEI_DEAD_LETTER_KEYS}).
 *
 * @param keys 32 random bytes in base64 each, separated by commas. The first seals; all of them
 *     open. To rotate, put a new one first and take the old one away a week later.
 */
@ConfigurationProperties("hansei.dead-letters")
record DeadLetterSettings(@Bindable(defaultValue = "") String keys) {
  @ConfigurationInject
  DeadLetterSettings {
    parse(keys);
  }

  List<LetterKey> all() {
    return parse(keys);
  }

  private static List<LetterKey> parse(String keys) {
    return Arrays.stream(keys.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(LetterKey::of)
        .toList();
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "DeadLetterSettings" + all();
  }
}
