package dev.hansei.infra.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program beside the stack that {@code hansei demo} left running: its file in the home names
 * process and start, so that no stranger who got its number is ever ended.
 */
final class Companion {
  /** It sends its last traces. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private Companion() {}

  /** Ends it when it runs; says whether it did. Before the service ends, so that traces get in. */
  static boolean end(Path home) throws IOException, InterruptedException {
    Path file = home.resolve("demo").resolve("app.json");
    if (!Files.isReadable(file)) {
      return false;
    }
    JsonNode said = new ObjectMapper().readTree(file.toFile());
    Optional<ProcessHandle> process =
        ProcessHandle.of(said.path("pid").asLong())
            .filter(ProcessHandle::isAlive)
            .filter(found -> started(found) == said.path("startedAtMillis").asLong());
    Files.delete(file);
    if (process.isEmpty()) {
      return false;
    }
    process.get().destroy();
    if (!ended(process.get())) {
      process.get().destroyForcibly();
    }
    return true;
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L);
  }

  private static boolean ended(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of pid " + process.pid() + " cannot be told", e);
    }
  }
}
