package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.RegistryException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106) and checks them. Parameters: 19 MiB, two passes, one
 * lane, as OWASP's password storage cheat sheet gives them. The hash is kept in PHC form with its
 * parameters, so that stronger ones can be chosen later.
 */
@Singleton
final class Passwords {
  /** NIST SP 800-63B asks for 8 at least; nobody types fewer than 12 into a manager. */
  static final int CHARS_MIN = 12;

  /** A pass phrase fits; a megabyte, which would be work to hash, does not. */
  static final int CHARS_MAX = 200;

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Each takes 19 MiB and a core for some 50 ms: a flood of sign-ins waits in line. */
  private static final int AT_ONCE_MAX = 4;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]{22})\\$([^$]{43})");

  private final SecureRandom random = new SecureRandom();
  private final Semaphore turns = new Semaphore(AT_ONCE_MAX);
  private final String nobodys;

  Passwords() {
    var salt = new byte[SALT_BYTES];
    var hash = new byte[HASH_BYTES];
    random.nextBytes(hash);
    nobodys = phc(salt, hash);
  }

  /**
   * The hash of a new password.
   *
   * @throws RegistryException INVALID when it is too short or too long
   */
  String hash(String password) {
    if (password.length() < CHARS_MIN || password.length() > CHARS_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "password-length",
          "A password has %d to %d characters.".formatted(CHARS_MIN, CHARS_MAX));
    }
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return phc(salt, argon2id(password, salt, MEMORY_KIB, PASSES, LANES));
  }

  /** Whether the password is the one that was hashed. */
  boolean matches(String password, String hash) {
    var parts = PHC.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalStateException("not an Argon2id hash in PHC form");
    }
    if (password.length() > CHARS_MAX) {
      return false;
    }
    var found =
        argon2id(
            password,
            decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    return MessageDigest.isEqual(found, decode(parts.group(5)));
  }

  /** Takes as long as {@link #matches}, so that time does not tell who has an account. */
  void pretend(String password) {
    if (matches(password, nobodys)) {
      throw new IllegalStateException("nobody has this password");
    }
  }

  private byte[] argon2id(String password, byte[] salt, int memoryKib, int passes, int lanes) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    var hash = new byte[HASH_BYTES];
    turns.acquireUninterruptibly();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(parameters);
      // The same word typed on two keyboards may come in two Unicode forms.
      var text = Normalizer.normalize(password, Normalizer.Form.NFKC);
      generator.generateBytes(text.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      turns.release();
    }
    return hash;
  }

  private static String phc(byte[] salt, byte[] hash) {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(MEMORY_KIB, PASSES, LANES, encode(salt), encode(hash));
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }
}
