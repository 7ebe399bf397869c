package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Clients in JavaScript: their packages, installed once under the build folder in the versions of
 * {@code senders/node/package.json}, and scripts that run on them.
 */
public final class NodeScripts {
  private static final Path SCRIPTS = Path.of("src/test/resources/senders/node").toAbsolutePath();
  private static final Path HOME = Path.of("target", "senders-node").toAbsolutePath();
  private static final String PACKAGES = "package.json";

  /** Installing takes some seconds with a registry at hand. */
  private static final long INSTALL_SECONDS_MAX = 110;

  private static final long RUN_SECONDS_MAX = 60;

  private NodeScripts() {}

  /** Installs what is needed; the test is skipped, saying why, where that cannot be had. */
  public static void install() throws IOException, InterruptedException {
    var ready = HOME.resolve("ready");
    var wanted = Files.readString(SCRIPTS.resolve(PACKAGES));
    if (Files.exists(ready) && Files.readString(ready).equals(wanted)) {
      return;
    }
    Files.createDirectories(HOME);
    copy(PACKAGES);
    assumeTrue(
        tried(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")),
        "node with npm and a package registry is not at hand: clients in JavaScript not tested");
    Files.writeString(ready, wanted);
  }

  /** What the script printed last. */
  public static String run(String script, Map<String, String> told)
      throws IOException, InterruptedException {
    copy(script);
    var log = Files.createTempFile(HOME, script, ".log");
    var builder =
        new ProcessBuilder("node", script)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(told);
    var process = builder.start();
    boolean ended = process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ends within a minute").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(log).strip().lines().toList().getLast();
  }

  /** Modules are looked for where the script lies. */
  private static void copy(String name) throws IOException {
    Files.copy(SCRIPTS.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean tried(List<String> command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(HOME.toFile())
              .redirectErrorStream(true)
              .redirectOutput(HOME.resolve("install.log").toFile())
              .start();
      boolean ended = process.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
