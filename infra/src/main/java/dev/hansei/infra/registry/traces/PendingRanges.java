package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Traces that are to be read for failures again, and how far reading has come. */
@Singleton
public final class PendingRanges {
  /** The id space is walked in this many steps, so that no statement touches too many rows. */
  private static final int STEPS = 64;

  private static final int IDS_A_STEP = 256 / STEPS;

  private final PendingRangeRepository rows;
  private final Transactions transactions;
  private final Clock clock;

  PendingRanges(PendingRangeRepository rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes the traces pending again that started within, in small transactions. Idempotent.
   *
   * @param from this moment or later
   * @param before earlier than this moment
   */
  public void mark(ProjectId project, Instant from, Instant before) {
    var now = clock.instant();
    for (int step = 0; step < STEPS; step++) {
      byte[] first = HexFormat.of().parseHex("%02x".formatted(step * IDS_A_STEP) + "00".repeat(15));
      byte[] last =
          HexFormat.of().parseHex("%02x".formatted((step + 1) * IDS_A_STEP - 1) + "ff".repeat(15));
      var wanted = new PendingRangeRepository.Span(first, last, from, before);
      transactions.run(() -> rows.mark(project.value(), wanted, now));
    }
  }

  /** Since when the oldest trace waits to be read; empty when everything is read. */
  public Optional<Instant> waitingSince(ProjectId project) {
    return transactions.read(
        () -> rows.oldest(project.value()).stream().map(PendingRow::changedAt).findFirst());
  }
}
