package dev.hansei.infra.stack;

import dev.hansei.infra.registry.promotions.dossier.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The key of this home that signs dossiers, made once and readable by its owner only; its public
 * half lies beside it, for whoever checks them elsewhere. A backup of the home keeps both.
 */
final class SigningKeyFile {
  private SigningKeyFile() {}

  /** What {@code HANSEI_SIGNING_KEYS} is; made now when there is none. */
  static String obtain(Path home) throws IOException {
    Path folder = home.resolve("secrets");
    Path file = folder.resolve("signing.key");
    if (!Files.exists(file)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      String made = SigningKey.random();
      write(folder.resolve("signing.pub"), SigningKey.of(made).publicKey().pem());
      write(file, "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(made));
    }
    return Files.readString(file).strip();
  }

  /** Whole or not at all. */
  private static void write(Path file, String text) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), "signing.", ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
