package dev.hansei.infra.registry.promotions.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is not ours reads the same signature and the same hashes. */
class DossierElsewhereTest {
  private static final Path SCRIPT =
      Path.of("src/test/resources/dossiers/verify.py").toAbsolutePath();

  private static final long SECONDS_MAX = 60;

  @TempDir Path folder;

  @Test
  void pythonsCryptographyFindsItSound() throws Exception {
    assumeTrue(
        python("-c", "import cryptography").exit() == 0,
        "python3 with the package cryptography is not at hand: the signature is not checked by it");
    byte[] zip = new DossierSample().sealed(DossierSample.KEY).zip();
    Path file = Files.write(folder.resolve("dossier.zip"), zip);
    Path key = folder.resolve("key.pem");
    Files.writeString(key, DossierSample.KEY.publicKey().pem());

    var said = python(SCRIPT.toString(), file.toString(), key.toString());
    assertThat(said.text()).startsWith("sound ");

    Files.writeString(key, SigningKey.of(SigningKey.random()).publicKey().pem());
    assertThat(python(SCRIPT.toString(), file.toString(), key.toString()).text())
        .contains("InvalidSignature");
  }

  private record Said(int exit, String text) {}

  private Said python(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("log");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      return new Said(
          ended ? process.exitValue() : -1, Files.readString(log, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Said(-1, e.toString());
    }
  }
}
