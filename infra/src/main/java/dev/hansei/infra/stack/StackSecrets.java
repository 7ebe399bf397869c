package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * The secrets of the stack: the passwords between its parts, and the keys for dead letters and for
 * secrets of webhooks. Random, made once, readable by their owner only. No person ever types one.
 *
 * @param registryPassword of the database account
 * @param objectKeys of the object store
 * @param deadLetterKeys in base64, separated by commas; empty in a home of before they existed
 * @param webhookKeys the same for secrets of webhooks
 */
public record StackSecrets(
    String registryPassword,
    ObjectServer.Keys objectKeys,
    String deadLetterKeys,
    String webhookKeys) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** 190 bits. */
  private static final int SECRET_LENGTH = 32;

  private static final int ACCESS_KEY_LENGTH = 16;

  /** AES-256. */
  private static final int SEAL_KEY_BYTES = 32;

  /** The secrets of this home; empty when the stack has never been up there. */
  public static Optional<StackSecrets> find(Path home) throws IOException {
    var file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    return Optional.of(
        new StackSecrets(
            require(properties, "registry.password", file),
            new ObjectServer.Keys(
                require(properties, "objects.accessKey", file),
                require(properties, "objects.secretKey", file)),
            properties.getProperty("deadLetters.keys", "").strip(),
            properties.getProperty("webhooks.keys", "").strip()));
  }

  /** The secrets of this home; what is missing is made now. */
  static StackSecrets obtain(Path home) throws IOException {
    var known = find(home);
    if (known.filter(StackSecrets::isWhole).isPresent()) {
      return known.get();
    }
    var there =
        known.orElseGet(() ->
            new StackSecrets(
                random(SECRET_LENGTH),
                new ObjectServer.Keys(random(ACCESS_KEY_LENGTH), random(SECRET_LENGTH)),
                "",
                ""));
    var made =
        new StackSecrets(
            there.registryPassword(),
            there.objectKeys(),
            orMade(there.deadLetterKeys()),
            orMade(there.webhookKeys()));
    write(file(home), made);
    return made;
  }

  private boolean isWhole() {
    return !deadLetterKeys.isEmpty() && !webhookKeys.isEmpty();
  }

  private static String orMade(String keys) {
    return keys.isEmpty() ? randomSealKey() : keys;
  }

  private static void write(Path file, StackSecrets made) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var fresh = file.resolveSibling("stack.properties.new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, made.text());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path file(Path home) {
    return home.resolve("secrets").resolve("stack.properties");
  }

  private String text() {
    return """
    registry.password=%s
    objects.accessKey=%s
    objects.secretKey=%s
    # The first seals, all of them open: to rotate, put a new one first, before a comma.
    deadLetters.keys=%s
    webhooks.keys=%s
    """
        .formatted(
            registryPassword,
            objectKeys.accessKey(),
            objectKeys.secretKey(),
            deadLetterKeys,
            webhookKeys);
  }

  private static String require(Properties properties, String key, Path file) {
    var value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw StackFailure.failed(
          "%s lacks %s.".formatted(file, key),
          "Put it back from a backup, or start over with: infra/hansei reset.");
    }
    return value;
  }

  private static String randomSealKey() {
    var bytes = new byte[SEAL_KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String random(int length) {
    return new SecureRandom()
        .ints(length, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, place) -> text.append(ALPHABET.charAt(place)),
            StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return "StackSecrets[...]";
  }
}
