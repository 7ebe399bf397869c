package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * By it, a command on this machine may make a project with people of its own: who can read the home
 * has the data anyway. Random, made once, readable by its owner only.
 */
final class OperatorKey {
  private static final int BYTES = 32;

  private OperatorKey() {}

  /** The key of this home; made now when there is none. */
  static String obtain(Path home) throws IOException {
    Path file = home.resolve("secrets").resolve("operator.key");
    if (!Files.exists(file)) {
      write(file);
    }
    return Files.readString(file).strip();
  }

  private static void write(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path fresh = Files.createTempFile(file.getParent(), "operator.", ".new");
    Files.writeString(fresh, HexFormat.of().formatHex(bytes));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
