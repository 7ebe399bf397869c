package dev.hansei.activities.metrics.command;

import java.io.PrintWriter;
import java.time.Duration;

/** Says now and then how far a long file is. */
final class Progress {
  /** Short files end before the first word; a person does not wait longer for one. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PrintWriter notes;
  private final long totalBytes;
  private long said = System.nanoTime();

  /**
   * Progress in a stream.
   *
   * @param totalBytes 0 where nobody knows
   */
  Progress(PrintWriter notes, long totalBytes) {
    this.notes = notes;
    this.totalBytes = totalBytes;
  }

  void show(long scored, long refused, long bytes) {
    if (System.nanoTime() - said < PAUSE.toNanos()) {
      return;
    }
    said = System.nanoTime();
    String share =
        totalBytes == 0 ? "" : ", %d %%".formatted(Math.min(100, 100 * bytes / totalBytes));
    notes.println("hansei: %d lines scored, %d refused%s".formatted(scored, refused, share));
  }
}
