package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How much moved at each stage of a project's loop. One statement, by key ranges. */
@Singleton
public final class LoopCounts {
  /** Work that was started earlier and has not ended is lost, and its own page says so. */
  private static final Duration RUNNING_AT_MOST = Duration.ofDays(7);

  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int VERSION = 0x7000;

  private final LoopCountRepository rows;
  private final Transactions transactions;

  LoopCounts(LoopCountRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * What there is since a moment, and what runs at this one.
   *
   * @param byStage by stage word; a promotion or run counts where it was asked for; above {@link
   *     CountLimit#MAX} stands for more than that
   * @param running workflows of all stages that have not ended
   */
  public record Since(Map<String, Long> byStage, long running) {
    public Since {
      byStage = Map.copyOf(byStage);
    }

    /** The count of a stage. */
    public long of(String stage) {
      return byStage.getOrDefault(stage, 0L);
    }
  }

  /** Counts what began at or after {@code since}, and what runs by {@code now}. */
  public Since since(ProjectId project, Instant since, Instant now) {
    var counts = new TreeMap<String, Long>();
    transactions
        .read(() ->
            rows.count(
                project.value(),
                since,
                smallest(since),
                smallest(now.minus(RUNNING_AT_MOST)),
                CountLimit.LOOKED_AT))
        .forEach(row -> counts.put(row.word(), row.counted()));
    long running =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("running-"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Since(counts, running);
  }

  /** The smallest UUIDv7 of a millisecond (RFC 9562, section 5.7). */
  private static UUID smallest(Instant at) {
    return new UUID(at.toEpochMilli() << 16 | VERSION, VARIANT);
  }
}
