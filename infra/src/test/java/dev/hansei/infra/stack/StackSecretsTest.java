package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSecretsTest {
  @TempDir Path home;

  @Test
  void areMadeOnceAndReadableByTheirOwnerOnly() throws IOException {
    assertThat(StackSecrets.find(home)).isEmpty();

    var made = StackSecrets.obtain(home);

    assertThat(StackSecrets.obtain(home)).isEqualTo(made);
    assertThat(StackSecrets.find(home)).contains(made);
    assertThat(Base64.getDecoder().decode(made.deadLetterKeys())).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(made.toString()).doesNotContain(made.deadLetterKeys(), made.registryPassword());
  }

  @Test
  void aHomeOfBeforeKeepsItsPasswordsAndGetsAKey() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        """
        registry.password=p
        objects.accessKey=a
        objects.secretKey=0123456789abcdef
        """);

    var now = StackSecrets.obtain(home);

    assertThat(now.registryPassword()).isEqualTo("p");
    assertThat(now.objectKeys()).isEqualTo(new ObjectServer.Keys("a", "0123456789abcdef"));
    assertThat(Base64.getDecoder().decode(now.deadLetterKeys())).hasSize(32);
    assertThat(StackSecrets.obtain(home)).isEqualTo(now);
  }

  private Path file() {
    return home.resolve("secrets/stack.properties");
  }
}
