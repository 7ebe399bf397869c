package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.lineage.Sha256;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for dead letters.
 *
 * @param id the first 16 hex digits of the key's SHA-256: it follows from the key, so nobody can
 *     give a key the name of another, and tells nothing of 32 random bytes
 */
record LetterKey(String id, SecretKey key) {
  static final int BYTES = 32;
  private static final int ID_CHARS = 16;

  /**
   * The key from its text.
   *
   * @throws IllegalArgumentException when it is not 32 bytes in base64; the message shows nothing
   *     of it
   */
  static LetterKey of(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      // Its message would show a part of the key.
      bytes = new byte[0];
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "HANSEI_DEAD_LETTER_KEYS has keys of 32 random bytes in base64, separated by commas;"
              + " make one with: openssl rand -base64 32");
    }
    return new LetterKey(
        Sha256.of(bytes).hex().substring(0, ID_CHARS), new SecretKeySpec(bytes, "AES"));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "LetterKey[" + id + "]";
  }
}
