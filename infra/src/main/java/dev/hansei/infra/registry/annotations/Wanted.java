package dev.hansei.infra.registry.annotations;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks of a queue want a review: exactly while they are few, else as it was at most
 * {@link #GOOD_FOR} ago. Of thousands fifty people do some hundreds in a minute, so nobody sees the
 * difference; and counting thousands for each task that is handed out would cost more than all else
 * that handing it out takes. Kept by this process alone. Thread safe.
 */
@Singleton
final class Wanted {
  /** Counted each time up to here. */
  static final int FEW = 1_000;

  static final Duration GOOD_FOR = Duration.ofSeconds(2);

  private static final int QUEUES_MAX = 1_000;

  private final CountRepository counts;
  private final Clock clock;
  private final Map<UUID, Counted> counted =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Counted> eldest) {
          return size() > QUEUES_MAX;
        }
      };

  Wanted(CountRepository counts, Clock clock) {
    this.counts = counts;
    this.clock = clock;
  }

  private record Counted(int tasks, Instant at) {}

  /** Within a transaction that reads. */
  int of(UUID project, UUID queue) {
    Instant now = clock.instant();
    Counted last = last(queue);
    if (last != null && last.tasks() > FEW && last.at().plus(GOOD_FOR).isAfter(now)) {
      return last.tasks();
    }
    int tasks = counts.wanted(project, queue).items();
    keep(queue, new Counted(tasks, now));
    return tasks;
  }

  private synchronized @Nullable Counted last(UUID queue) {
    return counted.get(queue);
  }

  private synchronized void keep(UUID queue, Counted now) {
    counted.put(queue, now);
  }
}
