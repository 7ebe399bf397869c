package dev.hansei.infra.registry;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what the database must not show: AES-256-GCM with a random nonce each time, bound to the
 * ids of the row, so that nobody who can write to the database can change it or pass one off as
 * another's. Safe for many threads.
 */
public final class Seal {
  private static final String CIPHER = "AES/GCM/NoPadding";

  /**
   * 96 bits, what GCM is made for. Random ones stay apart for 2^32 sealings with one key (NIST SP
   * 800-38D, 8.3).
   */
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;

  private final List<SealKey> keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param keys the first seals, all of them open; may be none
   */
  public Seal(List<SealKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** What is stored of something sealed. */
  @SuppressWarnings("ArrayRecordComponent") // Goes from here into a row, or from a row to here.
  public record Sealed(String keyId, byte[] nonce, byte[] bytes) {
    /** Without a key. */
    public static final Sealed NOTHING = new Sealed("", new byte[0], new byte[0]);
  }

  /** Why something sealed cannot be opened. */
  public enum Trouble {
    /** Its key is not here. */
    KEY_UNKNOWN,
    /** It is not what was sealed, or not of these ids. */
    TAMPERED
  }

  /** Something sealed cannot be opened. */
  public static final class NotOpened extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    private NotOpened(Trouble trouble) {
      super(trouble.name());
      this.trouble = trouble;
    }

    /** Why. */
    public Trouble trouble() {
      return trouble;
    }
  }

  /** Whether there is no key to seal with. */
  public boolean isWithoutKey() {
    return keys.isEmpty();
  }

  /**
   * Seals it; empty when there is no key.
   *
   * @param ids of what it belongs to; needed again to open it
   */
  public Optional<Sealed> seal(byte[] plain, UUID... ids) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    var key = keys.getFirst();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, ids);
      return Optional.of(new Sealed(key.id(), nonce, cipher.doFinal(plain)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** What was sealed with the same ids. */
  public byte[] open(Sealed sealed, UUID... ids) throws NotOpened {
    var key =
        keys.stream()
            .filter(one -> one.id().equals(sealed.keyId()))
            .findFirst()
            .orElseThrow(() -> new NotOpened(Trouble.KEY_UNKNOWN));
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), ids).doFinal(sealed.bytes());
    } catch (AEADBadTagException _) {
      throw new NotOpened(Trouble.TAMPERED);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SealKey key, byte[] nonce, UUID... ids)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    var bound = ByteBuffer.allocate(ids.length * 2 * Long.BYTES);
    for (UUID id : ids) {
      bound.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    cipher.updateAAD(bound.array());
    return cipher;
  }
}
