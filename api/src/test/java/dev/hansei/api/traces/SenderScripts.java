package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Senders in Python: their packages, installed once under the build folder in the versions of a
 * file of requirements, and scripts that run on them.
 */
public final class SenderScripts {
  private static final Path SCRIPTS = Path.of("src/test/resources/senders").toAbsolutePath();

  /** Installing takes under a minute with a registry at hand. */
  private static final long INSTALL_SECONDS_MAX = 110;

  private static final long RUN_SECONDS_MAX = 60;

  private final Path home;
  private final String requirements;

  /**
   * @param folder of the build folder
   */
  public SenderScripts(String folder, String requirements) {
    this.home = Path.of("target", folder).toAbsolutePath();
    this.requirements = requirements;
  }

  /** Installs what is needed; the test is skipped, saying why, where that cannot be had. */
  public void install() throws IOException, InterruptedException {
    var ready = home.resolve("ready");
    var wanted = Files.readString(SCRIPTS.resolve(requirements));
    if (Files.exists(ready) && Files.readString(ready).equals(wanted)) {
      return;
    }
    Files.createDirectories(home);
    var file = SCRIPTS.resolve(requirements).toString();
    var made =
        tried(List.of("python3", "-m", "venv", home.resolve("venv").toString()))
            && tried(List.of(python(), "-m", "pip", "install", "-q", "-r", file));
    assumeTrue(made, "python3 with pip and a package registry is not at hand: senders not tested");
    Files.writeString(ready, wanted);
  }

  /** What the script printed last. */
  public String run(String script, Map<String, String> told)
      throws IOException, InterruptedException {
    var environment = new LinkedHashMap<>(told);
    environment.put("PYTHONUNBUFFERED", "1");
    var log = Files.createTempFile(home, script, ".log");
    var builder =
        new ProcessBuilder(python(), SCRIPTS.resolve(script).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    boolean ended = process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ends within a minute").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(log).strip().lines().toList().getLast();
  }

  private String python() {
    return home.resolve("venv/bin/python").toString();
  }

  private boolean tried(List<String> command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("install.log").toFile())
              .start();
      boolean ended = process.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
