package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Which workers call a model at the moment: a provider limits all of them together. */
@Singleton
public final class Callers {
  /** A worker that was not seen for three of its reports is gone, or calls no more. */
  public static final Duration GONE = Duration.ofSeconds(15);

  /** Nobody asks for rows of this age; they are swept out by whoever reports. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final CallerRepository rows;
  private final Transactions transactions;

  Callers(CallerRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * A worker's place among those that call a model.
   *
   * @param place from 0, before {@code workers}
   * @param workers how many there are, this one included; 1 or more
   */
  public record Share(int place, int workers) {
    /** Nobody else calls. */
    public static final Share ALONE = new Share(0, 1);

    public Share {
      if (place < 0 || place >= workers) {
        throw new IllegalArgumentException("place %d of %d".formatted(place, workers));
      }
    }

    /**
     * This worker's part of what is allowed to all: the parts add up to it, or are 1 each where
     * there are more workers than that.
     *
     * @param allowed 1 or more
     */
    public int of(int allowed) {
      int rest = place < allowed % workers ? 1 : 0;
      return Math.max(1, allowed / workers + rest);
    }
  }

  /** Reports that a worker calls the model; answers what share of it that leaves. Idempotent. */
  public Share report(ModelName model, String worker) {
    List<String> there =
        transactions.write(() -> {
          rows.sweep(FORGOTTEN.toSeconds());
          rows.seen(model.value(), worker);
          return rows.of(model.value(), GONE.toSeconds()).stream().map(CallerRow::worker).toList();
        });
    return new Share(there.indexOf(worker), there.size());
  }
}
