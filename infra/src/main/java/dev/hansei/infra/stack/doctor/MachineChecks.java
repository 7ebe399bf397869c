package dev.hansei.infra.stack.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.hansei.infra.stack.DatabaseProgram;
import dev.hansei.infra.stack.GoInstall;
import dev.hansei.infra.stack.Programs;
import dev.hansei.infra.stack.Progress;
import dev.hansei.infra.stack.StackFailure;
import dev.hansei.infra.stack.StackSettings;
import dev.hansei.infra.stack.TemporalPrograms;
import dev.hansei.infra.stack.Versions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at the machine: what the stack needs before it can start. */
record MachineChecks(StackSettings settings) {
  private static final int JDK_MIN = 25;
  private static final String MAVEN_MIN = "3.8";
  private static final Duration MAVEN_PATIENCE = Duration.ofSeconds(20);
  private static final Pattern MAVEN_VERSION = Pattern.compile("Apache Maven (\\d[0-9.]*)");

  /** The four processes take 1.2 GB at rest. */
  private static final long MEMORY_BYTES_MIN = 2L << 30;

  private static final long MEMORY_BYTES_GOOD = 4L << 30;
  private static final long FREE_BYTES_GOOD = 5L << 30;

  List<Finding> all() {
    return List.of(
        platform(),
        jdk(),
        maven(),
        memory(),
        disk("HANSEI_HOME", settings.home()),
        disk("HANSEI_CACHE", settings.caches().root()),
        temporal(),
        go(),
        database());
  }

  private static Finding platform() {
    var detail =
        "%s %s, %d cores"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    var os = System.getProperty("os.name");
    return os.equals("Linux") || os.startsWith("Mac")
        ? Finding.ok("platform", detail)
        : Finding.fail("platform", detail, "Use Linux or macOS, on Windows inside WSL.");
  }

  private static Finding jdk() {
    var detail = "%s in %s".formatted(Runtime.version(), System.getProperty("java.home"));
    var hasCompiler = Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "javac"));
    return Runtime.version().feature() >= JDK_MIN && hasCompiler
        ? Finding.ok("jdk", detail)
        : Finding.fail(
            "jdk", detail, "Install a JDK %d or newer and set JAVA_HOME to it.".formatted(JDK_MIN));
  }

  private Finding maven() {
    var found =
        Programs.onPath("mvn")
            .flatMap(mvn -> Programs.ask(MAVEN_PATIENCE, mvn.toString(), "-B", "-v"))
            .map(MAVEN_VERSION::matcher)
            .filter(matcher -> matcher.find())
            .map(matcher -> matcher.group(1));
    if (found.filter(version -> Versions.compare(version, MAVEN_MIN) >= 0).isPresent()) {
      return Finding.ok("maven", found.get() + " on PATH");
    }
    var seen = found.map(version -> version + " on PATH, too old").orElse("not on PATH");
    return Finding.ok(
        "maven", seen + "; a build uses the pinned one from Maven Central, in the cache");
  }

  private static Finding memory() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var total = system.getTotalMemorySize();
    var detail = "%.1f GB".formatted(total / (double) (1L << 30));
    if (total < MEMORY_BYTES_MIN) {
      return Finding.fail("memory", detail, "The stack needs 2 GB; use a larger machine.");
    }
    return total < MEMORY_BYTES_GOOD
        ? Finding.warn("memory", detail, "It is enough for a look; 4 GB are for work.")
        : Finding.ok("memory", detail);
  }

  private static Finding disk(String setting, Path folder) {
    var existing = existing(folder);
    try {
      var free = Files.getFileStore(existing).getUsableSpace();
      var detail =
          "%.1f GB free for %s (%s)".formatted(free / (double) (1L << 30), setting, folder);
      if (!Files.isWritable(existing)) {
        return Finding.fail(
            "disk", existing + " cannot be written", "Name another folder with " + setting + ".");
      }
      if (free < StackSettings.FREE_BYTES_MIN) {
        return Finding.fail(
            "disk",
            detail,
            "Free some space, or name a folder on another disk with " + setting + ".");
      }
      return free < FREE_BYTES_GOOD
          ? Finding.warn(
              "disk",
              detail,
              "It will be full soon; name a folder on another disk with " + setting + ".")
          : Finding.ok("disk", detail);
    } catch (IOException e) {
      return Finding.fail("disk", folder + ": " + e, "Name another folder with " + setting + ".");
    }
  }

  private static Path existing(Path folder) {
    var existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing;
  }

  private Finding temporal() {
    var present = new TemporalPrograms(settings.caches(), Progress.SILENT).present();
    if (present.isPresent()) {
      return Finding.ok(
          "temporal program",
          "server %s, %s".formatted(present.get().serverVersion(), present.get().executable()));
    }
    var go = GoInstall.find().filter(GoInstall.Found::isRecentEnough);
    return Finding.warn(
        "temporal program",
        "none on PATH or in the cache",
        go.isPresent()
            ? "The first up downloads it, or builds it with Go in about five minutes."
            : "The first up downloads it; without a network, put the temporal command on PATH.");
  }

  private static Finding go() {
    return GoInstall.find()
        .map(go ->
            Finding.ok(
                "go",
                go.isRecentEnough() ? go.version() : go.version() + ", too old to build Temporal"))
        .orElse(Finding.ok("go", "none; only needed where no Temporal server can be downloaded"));
  }

  private Finding database() {
    try {
      var program = DatabaseProgram.find(settings.caches(), Progress.SILENT);
      return Finding.ok(
          "database program", program.version().orElse(program.executable().toString()));
    } catch (StackFailure e) {
      var message = Optional.ofNullable(e.getMessage()).orElse("");
      var sentence = message.indexOf(". ") + 1;
      return Finding.fail(
          "database program", message.substring(0, sentence), message.substring(sentence).strip());
    }
  }
}
