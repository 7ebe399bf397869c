package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {
  @TempDir Path folder;

  @Test
  void reportsTheExitCodeAndWhatWasPrinted() throws Exception {
    var output = new ByteArrayOutputStream();
    var process = GuardedProcess.start(shell("echo out; echo err >&2; exit 7"), output);
    assertThat(process.exit().get(10, TimeUnit.SECONDS)).isEqualTo(7);
    Waiting.until(
        "both lines are read", () -> output.toString(StandardCharsets.UTF_8).equals("out\nerr\n"));
  }

  @Test
  void isTheProcessItself() throws Exception {
    var output = new ByteArrayOutputStream();
    var process = GuardedProcess.start(shell("echo $$; exec sleep 60"), output);
    Waiting.until("the child tells its pid", () -> output.size() > 0);
    assertThat(output.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(Long.toString(process.pid()));
    process.stop(Duration.ofSeconds(5));
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void endsByForceWhatDoesNotListen() {
    var output = new ByteArrayOutputStream();
    var process =
        GuardedProcess.start(shell("trap '' TERM; echo ready; while :; do sleep 1; done"), output);
    Waiting.until("the trap is set", () -> output.size() > 0);
    var began = System.nanoTime();
    process.stop(Duration.ofMillis(300));
    assertThat(process.isAlive()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void leavesNoWatcherBehind() {
    var process = GuardedProcess.start(shell("exec sleep 60"), new ByteArrayOutputStream());
    Waiting.until("the watcher runs", () -> process.descendants().size() == 1);
    var watchers = process.descendants();
    process.stop(Duration.ofSeconds(5));
    Waiting.until("the watcher is gone", () -> watchers.stream().noneMatch(Waiting::runs));
  }

  @Test
  void givesServersNoKeysOfOurs() throws Exception {
    var output = new ByteArrayOutputStream();
    var command = List.of("/bin/sh", "-c", "env");
    var process =
        GuardedProcess.start(new Launch(command, Map.of("GIVEN", "1"), false, folder), output);
    assertThat(process.exit().get(10, TimeUnit.SECONDS)).isZero();
    Waiting.until(
        "the variables are read",
        () -> output.toString(StandardCharsets.UTF_8).contains("GIVEN=1"));
    var names = output.toString(StandardCharsets.UTF_8).lines().map(line -> line.split("=", 2)[0]);
    assertThat(names)
        .isSubsetOf(
            "PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "USER", "GIVEN", "PWD", "OLDPWD",
            "SHLVL", "_");
  }

  @Test
  void endsWithAJvmThatIsKilled() throws Exception {
    var pidFile = folder.resolve("pid");
    var jvm =
        GuardingJvm.start(
            folder, "trap '' TERM; echo $$ > " + pidFile + "; while :; do sleep 1; done");
    Waiting.until("the grandchild runs", () -> Files.exists(pidFile) && !read(pidFile).isBlank());
    var child = ProcessHandle.of(Long.parseLong(read(pidFile).strip())).orElseThrow();
    assertThat(Waiting.runs(child)).isTrue();
    jvm.destroyForcibly();
    var began = System.nanoTime();
    Waiting.until("the grandchild is gone", () -> !Waiting.runs(child));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private Launch shell(String script) {
    return new Launch(List.of("/bin/sh", "-c", script), Map.of(), true, folder);
  }
}
