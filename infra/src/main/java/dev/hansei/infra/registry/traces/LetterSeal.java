package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.DeadLetterId;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what came in at a door: AES-256-GCM with a random nonce for each letter, bound to the
 * project and the letter, so that nobody who can write to the database can change one or pass one
 * off as another's. Safe for many threads.
 */
@Singleton
final class LetterSeal {
  private static final Logger LOG = LoggerFactory.getLogger(LetterSeal.class);

  private static final String CIPHER = "AES/GCM/NoPadding";

  /**
   * 96 bits, what GCM is made for. Random ones stay apart for 2^32 letters of one key (NIST SP
   * 800-38D, 8.3); at a hundred a second that is a year, and they are kept for a week.
   */
  static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;

  private final List<LetterKey> keys;
  private final SecureRandom random = new SecureRandom();

  LetterSeal(DeadLetterSettings settings) {
    this.keys = settings.all();
  }

  /** What is stored of a sealed letter. */
  @SuppressWarnings("ArrayRecordComponent") // Goes from here into a row, or from a row to here.
  record Sealed(String keyId, byte[] nonce, byte[] bytes) {
    /** Without a key. */
    static final Sealed NOTHING = new Sealed("", new byte[0], new byte[0]);
  }

  /** Says at start what a missing key means. */
  @EventListener
  void start(StartupEvent event) {
    if (keys.isEmpty()) {
      LOG.warn(
          "HANSEI_DEAD_LETTER_KEYS is not set: of what cannot be read at the doors only reason and"
              + " size are kept, so it can neither be looked at nor sent again. Make a key with:"
              + " openssl rand -base64 32");
    }
  }

  /** The letter, sealed; empty when there is no key. */
  Optional<Sealed> seal(ProjectId project, DeadLetterId letter, byte[] plain) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    var key = keys.getFirst();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, project, letter);
      return Optional.of(new Sealed(key.id(), nonce, cipher.doFinal(plain)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * The letter as it came.
   *
   * @throws RegistryException CONFLICT {@code dead-letter-key-unknown} when its key is not here;
   *     {@code dead-letter-tampered} when it is not what was sealed
   */
  byte[] open(ProjectId project, DeadLetterId letter, Sealed sealed) {
    var key =
        keys.stream()
            .filter(one -> one.id().equals(sealed.keyId()))
            .findFirst()
            .orElseThrow(() ->
                refusal(
                    "dead-letter-key-unknown",
                    "Dead letter %s was sealed with key %s, which this service does not have. The operator adds that key to HANSEI_DEAD_LETTER_KEYS, after the first."
                        .formatted(letter, sealed.keyId())));
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), project, letter)
          .doFinal(sealed.bytes());
    } catch (AEADBadTagException e) {
      LOG.error("dead letter {} of project {} is not what was sealed", letter, project);
      throw refusal(
          "dead-letter-tampered",
          "Dead letter %s is not what was sealed: somebody or something changed it in the store. Its content is not shown."
              .formatted(letter));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private static Cipher cipher(
      int mode, LetterKey key, byte[] nonce, ProjectId project, DeadLetterId letter)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound(project.value(), letter.value()));
    return cipher;
  }

  private static byte[] bound(UUID project, UUID letter) {
    return ByteBuffer.allocate(4 * Long.BYTES)
        .putLong(project.getMostSignificantBits())
        .putLong(project.getLeastSignificantBits())
        .putLong(letter.getMostSignificantBits())
        .putLong(letter.getLeastSignificantBits())
        .array();
  }

  private static RegistryException refusal(String code, String message) {
    return new RegistryException(RegistryException.Kind.CONFLICT, code, message);
  }
}
