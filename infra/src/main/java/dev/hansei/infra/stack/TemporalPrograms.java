package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a Temporal server comes from, in this order: PATH ({@code temporal} or {@code
 * temporal-server}), the cache, the official download, a build from source with Go.
 */
public record TemporalPrograms(Caches caches, Progress progress) {
  private static final String BUILT = "temporal-server-" + TemporalProgram.VERSION;
  private static final String PACKAGE = "go.temporal.io/server/cmd/server";

  /**
   * A server that runs here; may take minutes the first time and says so.
   *
   * @throws StackFailure when there is no way to one; says what to install
   */
  TemporalProgram obtain() throws InterruptedException {
    var present = present();
    if (present.isPresent()) {
      return present.get();
    }
    try {
      return new TemporalDownload(caches, progress).fetch();
    } catch (IOException e) {
      progress.say(String.valueOf(e.getMessage()));
      return built(String.valueOf(e.getMessage()));
    }
  }

  private TemporalProgram built(String whyNoDownload) throws InterruptedException {
    if (GoInstall.find().filter(GoInstall.Found::isRecentEnough).isEmpty()) {
      throw StackFailure.failed(
          "There is no Temporal server on this machine; %s, and there is no Go %s or newer to build one with."
              .formatted(whyNoDownload, GoInstall.GO_MIN),
          "Put the temporal command on PATH (https://temporal.io/setup), or install Go (https://go.dev/dl).");
    }
    var built =
        new GoInstall(caches, progress).install(PACKAGE, "v" + TemporalProgram.VERSION, BUILT);
    return TemporalProgram.at(built)
        .orElseThrow(() ->
            StackFailure.failed(
                "The Temporal server built at %s does not run.".formatted(built),
                "Delete it and start again, or put the temporal command on PATH (https://temporal.io/setup)."));
  }

  /** What is on this machine already; asks the network nothing. */
  public Optional<TemporalProgram> present() {
    var onPath =
        Stream.of("temporal", "temporal-server").flatMap(name -> Programs.onPath(name).stream());
    return Stream.concat(onPath, cached())
        .flatMap(file -> TemporalProgram.at(file).stream())
        .filter(this::accept)
        .findFirst();
  }

  private Stream<Path> cached() {
    return Stream.of(TemporalDownload.PROGRAM, BUILT)
        .map(caches::program)
        .filter(Files::isExecutable);
  }

  private boolean accept(TemporalProgram program) {
    if (!program.isRecentEnough()) {
      progress.say(
          "%s holds Temporal server %s, older than %s: passed over"
              .formatted(
                  program.executable(), program.serverVersion(), TemporalProgram.VERSION_MIN));
      return false;
    }
    return true;
  }
}
