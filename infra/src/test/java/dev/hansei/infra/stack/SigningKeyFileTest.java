package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.promotions.dossier.SigningKey;
import dev.hansei.infra.registry.promotions.dossier.VerifyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {
  @TempDir Path home;

  @Test
  void isMadeOnceWithItsPublicHalfBesideIt() throws IOException {
    var made = SigningKeyFile.obtain(home);

    assertThat(SigningKeyFile.obtain(home)).isEqualTo(made);
    var file = home.resolve("secrets/signing.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var half = VerifyKey.of(Files.readString(home.resolve("secrets/signing.pub")));
    assertThat(half).isEqualTo(SigningKey.of(made).publicKey());
  }
}
