package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;

/**
 * The passwords between the parts of the stack: random, made once, readable by their owner only. No
 * person ever types one.
 *
 * @param registryPassword of the database account
 * @param objectKeys of the object store
 */
public record StackSecrets(String registryPassword, ObjectServer.Keys objectKeys) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** 190 bits. */
  private static final int SECRET_LENGTH = 32;

  private static final int ACCESS_KEY_LENGTH = 16;

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
                require(properties, "objects.secretKey", file))));
  }

  /** The secrets of this home, made now when there are none. */
  static StackSecrets obtain(Path home) throws IOException {
    var known = find(home);
    if (known.isPresent()) {
      return known.get();
    }
    var made =
        new StackSecrets(
            random(SECRET_LENGTH),
            new ObjectServer.Keys(random(ACCESS_KEY_LENGTH), random(SECRET_LENGTH)));
    var file = file(home);
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var fresh = file.resolveSibling("stack.properties.new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, made.text());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return made;
  }

  private static Path file(Path home) {
    return home.resolve("secrets").resolve("stack.properties");
  }

  private String text() {
    return """
    registry.password=%s
    objects.accessKey=%s
    objects.secretKey=%s
    """
        .formatted(registryPassword, objectKeys.accessKey(), objectKeys.secretKey());
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
