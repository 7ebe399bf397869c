package dev.hansei.infra.registry.projects;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes secrets and the hashes under which they are kept. A secret is 32 random bytes, so a plain
 * SHA-256 of it cannot be guessed back; passwords, which people choose, go through {@link
 * Passwords}.
 */
@Singleton
final class Secrets {
  private static final int BYTES = 32;

  /** Longer texts are no secrets of ours; spares hashing what a stranger sends. */
  private static final int CHARS_MAX = 200;

  private final SecureRandom random = new SecureRandom();

  /** 32 random bytes in base64url, 43 characters. */
  String next() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The 32 bytes under which a secret is kept. */
  static byte[] hash(String secret) {
    var text = secret.length() <= CHARS_MAX ? secret : "";
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Compares in a time that does not depend on where two hashes differ. */
  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
