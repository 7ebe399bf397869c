package dev.hansei.infra.registry.promotions.dossier;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of this installation. Without one no dossier is made. */
@Singleton
public final class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  private final List<SigningKey> keys;

  SigningKeys(SigningSettings settings) {
    this.keys = settings.all();
  }

  /** Says at start what a missing key means. */
  @EventListener
  void start(StartupEvent event) {
    if (keys.isEmpty()) {
      LOG.warn(
          "HANSEI_SIGNING_KEYS is not set: promotions get no dossier. Make a key with: openssl"
              + " genpkey -algorithm ed25519");
    }
  }

  /** The key that signs now; empty where none is set. */
  public Optional<SigningKey> signing() {
    return keys.stream().findFirst();
  }

  /** The key of that id; empty where it is not here. */
  public Optional<SigningKey> of(String id) {
    return keys.stream().filter(key -> key.publicKey().id().equals(id)).findFirst();
  }

  /** The public halves of all, the one that signs first. */
  public List<VerifyKey> all() {
    return keys.stream().map(SigningKey::publicKey).toList();
  }
}
