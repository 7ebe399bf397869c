package dev.hansei.api.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks every part at once and waits no longer than a probe does. */
@Singleton
final class Readiness {
  /** Kubernetes' probes and our supervisor wait for three to five seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int REASON_CHARS_MAX = 200;

  private final List<HealthPart> parts;

  Readiness(List<HealthPart> parts) {
    this.parts = parts.stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
  }

  HealthResource look() {
    // Closing would wait for a part that hangs; a virtual thread left behind ends with its
    // question.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var asked = parts.stream().map(part -> threads.submit(() -> ask(part))).toList();
      long end = System.nanoTime() + PATIENCE.toNanos();
      var answers = new ArrayList<HealthResource.Part>();
      for (int i = 0; i < parts.size(); i++) {
        answers.add(HealthResource.Part.of(parts.get(i).name(), reason(asked.get(i), end)));
      }
      return HealthResource.of(answers);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean ask(HealthPart part) throws Exception {
    part.ask();
    return true;
  }

  private static @Nullable String reason(Future<Boolean> asked, long end) {
    try {
      asked.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      return null;
    } catch (TimeoutException _) {
      return "no answer within %d s".formatted(PATIENCE.toSeconds());
    } catch (ExecutionException e) {
      return clipped(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static String clipped(ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    var text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    var line = text.lines().findFirst().orElse(cause.getClass().getSimpleName());
    return line.length() <= REASON_CHARS_MAX ? line : line.substring(0, REASON_CHARS_MAX) + "…";
  }
}
