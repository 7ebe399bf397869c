package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Builds a program from source with {@code go install} into the cache, with a line every few
 * seconds.
 */
public record GoInstall(Caches caches, Progress progress) {
  /** The servers that we build ask for this compiler. */
  public static final String GO_MIN = "1.26.8";

  /**
   * Measured: four and a half minutes on two cores; ten times that is a network that does not move.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(45);

  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration VERSION_PATIENCE = Duration.ofSeconds(20);
  private static final Pattern VERSION = Pattern.compile("go version go(\\S+)");
  private static final int REASON_LINES_MAX = 3;

  /**
   * Builds {@code packagePath@version} as {@code program} of the cache.
   *
   * @throws StackFailure when Go is missing, too old, or fails; names the remedy
   */
  Path install(String packagePath, String version, String program) throws InterruptedException {
    var go = requireGo(program);
    try {
      Files.createDirectories(caches.root());
      var folder = Files.createTempDirectory(caches.root(), "go-build.");
      try {
        build(go, packagePath + "@" + version, folder);
        var made = folder.resolve(packagePath.substring(packagePath.lastIndexOf('/') + 1));
        var target = caches.program(program);
        Files.createDirectories(target.getParent());
        return Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Caches.deleteTree(folder);
      }
    } catch (IOException e) {
      throw StackFailure.failed(
          "%s cannot be put into the cache %s: %s."
              .formatted(program, caches.root(), e.getMessage()),
          "Free some space or name another folder with HANSEI_CACHE.");
    }
  }

  /** The Go command on PATH or in its usual folder, with its version. */
  public static Optional<Found> find() {
    return Programs.onPath("go")
        .or(() -> Optional.of(Path.of("/usr/local/go/bin/go")).filter(Files::isExecutable))
        .flatMap(go ->
            Programs.ask(VERSION_PATIENCE, go.toString(), "version")
                .map(VERSION::matcher)
                .filter(found -> found.find())
                .map(found -> new Found(go, found.group(1))));
  }

  /**
   * A Go compiler.
   *
   * @param command the file
   * @param version such as 1.26.8
   */
  public record Found(Path command, String version) {
    public boolean isRecentEnough() {
      return Versions.compare(version, GO_MIN) >= 0;
    }
  }

  private static Path requireGo(String program) {
    var go =
        find()
            .orElseThrow(() ->
                StackFailure.failed(
                    "There is no %s on this machine, and no Go to build it with."
                        .formatted(program),
                    "Put the temporal command on PATH (https://temporal.io/setup), or install Go %s or newer"
                            .formatted(GO_MIN)
                        + " (https://go.dev/dl)."));
    if (!go.isRecentEnough()) {
      throw StackFailure.failed(
          "Go %s at %s is too old to build %s.".formatted(go.version(), go.command(), program),
          "Install Go %s or newer (https://go.dev/dl).".formatted(GO_MIN));
    }
    return go.command();
  }

  private void build(Path go, String what, Path folder) throws IOException, InterruptedException {
    var log = folder.resolve("go.log");
    var environment =
        Map.of("GOBIN", folder.toString(), "GOFLAGS", "-trimpath -ldflags=-s", "CGO_ENABLED", "0");
    int exitCode;
    try (var output = Files.newOutputStream(log)) {
      var command = List.of(go.toString(), "install", what);
      var process = GuardedProcess.start(new Launch(command, environment, true, folder), output);
      try {
        watch(process, what);
        exitCode = process.exit().get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("The end of pid " + process.pid() + " cannot be told", e);
      } finally {
        process.stop(Duration.ZERO);
      }
    }
    if (exitCode != 0) {
      throw StackFailure.failed(
          "go install %s failed with code %d: %s.".formatted(what, exitCode, reason(log)),
          "Check that the Go module proxy can be reached (GOPROXY), then start again.");
    }
  }

  private void watch(GuardedProcess process, String what) throws InterruptedException {
    var started = System.nanoTime();
    while (process.isAlive()) {
      var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
      if (seconds > PATIENCE.toSeconds()) {
        throw StackFailure.failed(
            "go install %s did not end in %d minutes.".formatted(what, PATIENCE.toMinutes()),
            "Check that the Go module proxy can be reached (GOPROXY), then start again.");
      }
      progress.say("building %s with Go (%d s; about five minutes, once)".formatted(what, seconds));
      process.awaitEnd(TICK);
    }
  }

  private static String reason(Path log) throws IOException {
    var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return String.join(
        "; ", lines.subList(Math.max(0, lines.size() - REASON_LINES_MAX), lines.size()));
  }
}
