package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Ticks;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the versions that are live, so that one which cannot be read holds up no other: what is too
 * large for its row is read from the object store on threads of its own, which may be silent for
 * long or have lost it. Nobody waits longer than {@link #PATIENCE}, and each version is read once
 * at a time. Thread safe.
 */
@Singleton
final class LiveContents {
  /** A store that is well needs a tenth of it; applications give up after some seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** After a failure; a store that is back is noticed soon, and one that is not is left alone. */
  static final Duration AGAIN = Duration.ofSeconds(10);

  /** Large versions that are being read or wait to be fetched, of a mebibyte at most each. */
  private static final int READS_MAX = 64;

  /** Nobody asks for that project any more. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** More would only share the line to the store. */
  private static final int AT_ONCE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(LiveContents.class);

  private final PromptContents contents;
  private final Ticks ticks;
  private final Map<UUID, Reading> readings = new ConcurrentHashMap<>();
  private final Semaphore lines = new Semaphore(AT_ONCE);

  LiveContents(PromptContents contents, Ticks ticks) {
    this.contents = contents;
    this.ticks = ticks;
  }

  /** One version, and since when somebody reads it. */
  private record Reading(CompletableFuture<PromptVersion> version, long beganMillis) {
    boolean isThere() {
      return version.isDone() && !version.isCompletedExceptionally();
    }

    /** Whether it failed, or nobody fetched it, so long ago that it is read again. */
    boolean isPast(long nowMillis) {
      var kept = version.isCompletedExceptionally() ? AGAIN : KEPT;
      return version.isDone() && nowMillis - beganMillis >= kept.toMillis();
    }
  }

  /** Until when a caller of this moment waits, by this process's ticks. */
  long patience() {
    return ticks.millis() + PATIENCE.toMillis();
  }

  /**
   * Those of the versions that can be read by then; the others go on being read.
   *
   * @param untilMillis by {@link #patience}
   */
  Map<UUID, PromptVersion> read(List<PromptVersionRow> rows, long untilMillis) {
    long now = ticks.millis();
    readings.values().removeIf(it -> it.isPast(now));
    rows.forEach(row -> begin(row, now));
    Map<UUID, PromptVersion> found = new HashMap<>();
    rows.forEach(row -> fetch(row.id(), untilMillis).ifPresent(it -> found.put(row.id(), it)));
    return found;
  }

  /** Whether reading again may bring one of these versions, which could not be read before. */
  boolean isDue(Collection<UUID> unread) {
    long now = ticks.millis();
    return unread.stream()
        .anyMatch(id -> {
          var reading = readings.get(id);
          return reading == null || reading.isThere() || reading.isPast(now);
        });
  }

  private void begin(PromptVersionRow row, long now) {
    if (row.content() != null || readings.size() < READS_MAX) {
      var _ = readings.computeIfAbsent(row.id(), _ -> new Reading(reading(row), now));
    }
  }

  /** What stands in its row is read at once. */
  private CompletableFuture<PromptVersion> reading(PromptVersionRow row) {
    return CompletableFuture.supplyAsync(
            () -> contents.version(row), row.content() == null ? this::onALine : Runnable::run)
        .whenComplete((_, failure) -> {
          if (failure != null) {
            LOG.warn("live prompt version {} cannot be read: {}", row.id(), failure.toString());
          }
        });
  }

  private void onALine(Runnable read) {
    Thread.ofVirtual()
        .name("live-contents")
        .start(() -> {
          lines.acquireUninterruptibly();
          try {
            read.run();
          } finally {
            lines.release();
          }
        });
  }

  private Optional<PromptVersion> fetch(UUID id, long untilMillis) {
    var reading = readings.get(id);
    if (reading == null) {
      return Optional.empty();
    }
    try {
      // A read that others waited for in vain is not waited for as long again.
      long until = Math.min(untilMillis, reading.beganMillis() + PATIENCE.toMillis());
      long left = Math.max(0, until - ticks.millis());
      var version = reading.version().get(left, TimeUnit.MILLISECONDS);
      readings.remove(id, reading);
      return Optional.of(version);
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
