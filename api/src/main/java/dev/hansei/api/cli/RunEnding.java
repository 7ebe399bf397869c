package dev.hansei.api.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What follows a run of a suite: waiting, a comparison, a gate, files. */
final class RunEnding {
  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "wait for its end, as is usual; --no-wait prints its id and returns")
  private boolean wait;

  @Option(
      names = "--baseline",
      paramLabel = "NAME@VERSION",
      description =
          "compare with that version, such as support@production, which is run on the same cases;"
              + " or with recorded/SET, or with a run by its id")
  private @Nullable String baseline;

  @Option(
      names = "--gate",
      paramLabel = "GATE",
      description = "ask this gate, by name or id; exit code 1 unless it says Pass")
  private @Nullable String gate;

  @Option(names = "--junit", paramLabel = "FILE", description = "write the outcomes as JUnit XML")
  private @Nullable Path junit;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "write the outcomes there: .csv, .json, .jsonl, .md, .xml (JUnit) or .promptfoo.json;"
              + " may be given several times")
  private Path[] exports = {};

  /**
   * Refuses what cannot be done, before the run is paid for.
   *
   * @throws CliFailure of usage
   */
  void check() {
    files();
    if (!wait && (baseline != null || gate != null || junit != null || exports.length > 0)) {
      throw CliFailure.usage("--no-wait leaves nothing to compare, ask a gate about or write");
    }
  }

  boolean waits() {
    return wait;
  }

  Optional<String> baseline() {
    return Optional.ofNullable(baseline);
  }

  Optional<String> gate() {
    return Optional.ofNullable(gate);
  }

  /** The files to write, each with its format. */
  Map<Path, String> files() {
    Map<Path, String> files = new LinkedHashMap<>();
    if (junit != null) {
      files.put(junit, "junit");
    }
    for (Path file : exports) {
      files.put(file, RunExport.format(file));
    }
    return files;
  }
}
