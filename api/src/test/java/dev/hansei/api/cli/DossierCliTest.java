package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.promotions.PassedPromotion;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dossier is fetched here and checked elsewhere. */
class DossierCliTest {
  private static final long SECONDS_MAX = 60;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  @TempDir private Path home;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Test
  void isCheckedInABareJvmWithoutServiceHomeOrNetwork() throws Exception {
    Path zip = downloaded();
    Path key = Files.writeString(home.resolve("key"), publicKey());

    var said = bare("promotions", "verify", zip.toString(), "--key", key.toString());

    assertThat(said.text()).startsWith("sound: answer v1 to production.");
    assertThat(said.exit()).isZero();
    byte[] bytes = Files.readAllBytes(zip);
    bytes[bytes.length / 2] ^= 1;
    Files.write(zip, bytes);
    var broken = bare("promotions", "verify", zip.toString(), "--key", key.toString(), "--json");
    assertThat(broken.exit()).isEqualTo(ExitCodes.REFUSED);
    assertThat(broken.text()).contains("\"sound\" : false", "\"part\" : ");
  }

  @Test
  void aWrongKeyIsToldFromADossierThatWasChanged() throws Exception {
    Path zip = downloaded();
    String other = "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    Path key = Files.writeString(home.resolve("key"), other);

    assertThat(run("promotions", "verify", zip.toString(), "--key", key.toString()))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(out.toString()).contains("signature.json does not match: it was signed by key ");
    Files.writeString(key, "no key");
    assertThat(run("promotions", "verify", zip.toString(), "--key", key.toString()))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("-----BEGIN PUBLIC KEY-----");
    assertThat(run("promotions", "verify", zip.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(run("promotions", "verify", home + "/none", "--key", key.toString()))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void theKeyIsWrittenAsVerifyTakesIt() {
    Path zip = downloaded();
    Path key = home.resolve("key.pem");
    assertThat(run("promotions", "keys", "--file", key.toString())).isZero();
    assertThat(run("promotions", "verify", zip.toString(), "--key", key.toString()))
        .as(err.toString())
        .isZero();
  }

  private Path downloaded() {
    var promotion = new PassedPromotion(server, project).passed().promoted();
    Path zip = home.resolve("d.zip");
    assertThat(run("promotions", "dossier", promotion.id().toString(), "--file", zip.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("written to ");
    assertThat(zip).exists();
    return zip;
  }

  private String publicKey() {
    assertThat(run("promotions", "keys")).as(err.toString()).isZero();
    return out.toString()
        .lines()
        .filter(line -> line.contains("ed25519:"))
        .map(line -> line.substring(line.indexOf("ed25519:")).strip())
        .findFirst()
        .orElseThrow();
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    String token = server.token(project, Role.LEAD).headers().get("Authorization");
    var environment =
        Map.of(
            "HANSEI_URL",
            server.base().toString(),
            "HANSEI_TOKEN",
            String.valueOf(token).replace("Bearer ", ""),
            "HANSEI_PROJECT",
            project.name().value(),
            "HANSEI_HOME",
            home.toString());
    return Cli.run(args, new PrintWriter(out), new PrintWriter(err), environment);
  }

  private record Said(int exit, String text) {}

  /** As on a machine where nobody ever ran Hansei. */
  private Said bare(String... args) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName()));
    command.addAll(List.of(args));
    Path log = home.resolve("log");
    Path empty = Files.createDirectories(home.resolve("empty"));
    var builder =
        new ProcessBuilder(command)
            .directory(empty.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().put("HOME", empty.toString());
    var process = builder.start();
    boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ends within a minute").isTrue();
    assertThat(empty).isEmptyDirectory();
    return new Said(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }
}
