package dev.hansei.infra.stack;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code hansei programs}: fetches or builds, where progress can be seen, the servers that the
 * tests start: Temporal, and MinIO to show that the object store's contract is not S3Proxy's alone.
 */
public final class FetchPrograms {
  /** As it is called in the cache. */
  static final String MINIO = "minio";

  private static final String MINIO_PACKAGE = "github.com/minio/minio";

  private FetchPrograms() {}

  /** No options. */
  public static void main(String[] arguments) {
    Command.run("programs", List.of(), arguments, _ -> run(System.getenv()));
  }

  private static int run(Map<String, String> environment) throws InterruptedException {
    try (var progress = new PrintedProgress(System.out, Terminals.console().isPresent())) {
      fetch(Caches.from(environment), progress);
    }
    return 0;
  }

  private static void fetch(Caches caches, Progress progress) throws InterruptedException {
    var temporal = new TemporalPrograms(caches, progress).obtain();
    progress.say("temporal: " + temporal.executable());
    var minio = Programs.onPath(MINIO);
    if (minio.isEmpty()) {
      minio = Optional.of(caches.program(MINIO)).filter(Files::isExecutable);
    }
    if (minio.isEmpty()) {
      minio = Optional.of(new GoInstall(caches, progress).install(MINIO_PACKAGE, "latest", MINIO));
    }
    minio.ifPresent(file -> progress.say("minio: " + file));
  }
}
