package dev.hansei.infra.registry.promotions.dossier;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Arrays;
import java.util.List;

/**
 * The keys that sign dossiers ({@code HANSEI_SIGNING_KEYS}).
 *
 * @param keys Ed25519 private keys as PKCS#8, each as PEM or as its base64 alone, separated by
 *     commas. The first signs; the public halves of all are shown. To rotate, put a new one first
 *     and leave the old one: what it signed is checked by its public half for ever.
 */
@ConfigurationProperties("hansei.signing")
record SigningSettings(@Bindable(defaultValue = "") String keys) {
  @ConfigurationInject
  SigningSettings {
    parse(keys);
  }

  List<SigningKey> all() {
    return parse(keys);
  }

  private static List<SigningKey> parse(String keys) {
    return Arrays.stream(keys.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(SigningKey::of)
        .toList();
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "SigningSettings" + all();
  }
}
