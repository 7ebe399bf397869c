package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals what is stored.
 *
 * @param id the first 16 hex digits of the key's SHA-256: it follows from the key, so nobody can
 *     give a key the name of another, and tells nothing of 32 random bytes
 */
public record SealKey(String id, SecretKey key) {
  /** AES-256. */
  public static final int BYTES = 32;

  private static final int ID_CHARS = 16;

  /**
   * The keys of a setting.
   *
   * @param setting its name, for people
   * @param keys in base64, separated by commas; may be empty
   * @throws IllegalArgumentException when one is not 32 bytes in base64; the message shows nothing
   *     of it
   */
  public static List<SealKey> all(String setting, String keys) {
    return Arrays.stream(keys.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> of(setting, text))
        .toList();
  }

  private static SealKey of(String setting, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      // Its message would show a part of the key.
      bytes = new byte[0];
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "%s has keys of 32 random bytes in base64, separated by commas;".formatted(setting)
              + " make one with: openssl rand -base64 32");
    }
    return new SealKey(
        Sha256.of(bytes).hex().substring(0, ID_CHARS), new SecretKeySpec(bytes, "AES"));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "SealKey[" + id + "]";
  }
}
