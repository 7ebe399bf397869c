package dev.hansei.activities;

import dev.hansei.workflows.FailureCode;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work of an activity: items side by side on virtual threads, while the activity's own thread
 * beats, writes what is done in batches, and hears of a cancellation. Whatever ends it, what was
 * done until then is written, and no thread of it is left behind.
 */
public final class Beating {
  private static final Logger LOG = LoggerFactory.getLogger(Beating.class);

  /** Well under the heartbeat timeout; the SDK throttles what is too often. */
  private static final Duration PULSE = Duration.ofSeconds(1);

  /** Rows of one write; a transaction of this size takes a few milliseconds. */
  private static final int BATCH_MAX = 50;

  /** An interrupted call ends at once; one that does not is not worth waiting for. */
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final ActivityExecutionContext context;

  private Beating(ActivityExecutionContext context) {
    this.context = context;
  }

  /** For the activity on this thread. */
  public static Beating here() {
    return new Beating(Activity.getExecutionContext());
  }

  /** What came of one item. */
  private record Done<T>(@Nullable T value, @Nullable RuntimeException problem) {}

  /** One computation, with heartbeats. */
  public <T> T compute(Supplier<T> work) {
    return compute(work, () -> 0);
  }

  /**
   * The same for one that knows how far it is.
   *
   * @param progress told with each heartbeat; any count, asked on this thread
   */
  public <T> T compute(Supplier<T> work, IntSupplier progress) {
    List<T> results = new ArrayList<>(1);
    each(List.of(work), Supplier::get, results::addAll, _ -> progress.getAsInt());
    return results.getFirst();
  }

  /**
   * Works on each item and writes the results, in the order in which they come.
   *
   * @param write idempotent; called on this thread with 1 to 50 results
   * @throws RuntimeException the first that an item threw, after what is done was written
   */
  public <T, R> void each(List<T> items, Function<T, R> work, Consumer<List<R>> write) {
    each(items, work, write, done -> done);
  }

  private <T, R> void each(
      List<T> items, Function<T, R> work, Consumer<List<R>> write, IntUnaryOperator told) {
    BlockingQueue<Done<R>> done = new LinkedBlockingQueue<>();
    Batches<R> results = new Batches<>(write);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    // Activities without a workflow have nobody to pay for them.
    String payer = Objects.requireNonNullElse(context.getInfo().getWorkflowId(), "");
    boolean interrupted = false;
    try {
      items.forEach(
          item -> threads.execute(() -> done.add(Payer.paying(payer, () -> attempt(item, work)))));
      for (int open = items.size(); open > 0; ) {
        open -= collect(done, results);
        results.writeWhatIsDue();
        context.heartbeat(told.applyAsInt(items.size() - open));
      }
    } catch (InterruptedException e) {
      interrupted = true;
      throw Effects.failure(FailureCode.WORKER_STOPPING, "interrupted");
    } finally {
      end(threads);
      done.forEach(one -> results.add(one.value()));
      results.writeAll();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T, R> Done<R> attempt(T item, Function<T, R> work) {
    try {
      return new Done<>(work.apply(item), null);
    } catch (RuntimeException e) {
      return new Done<>(null, e);
    } catch (Error e) {
      // A thread that ended without a word would be waited for without end.
      return new Done<>(null, new IllegalStateException("an item ended in an error", e));
    }
  }

  /** Waits a moment for results; answers how many came. */
  private static <R> int collect(BlockingQueue<Done<R>> done, Batches<R> results)
      throws InterruptedException {
    Done<R> first = done.poll(PULSE.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return 0;
    }
    List<Done<R>> came = new ArrayList<>(List.of(first));
    done.drainTo(came);
    came.forEach(one -> results.add(one.value()));
    for (Done<R> one : came) {
      if (one.problem() != null) {
        throw one.problem();
      }
    }
    return came.size();
  }

  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("an item of a cancelled activity goes on; what it pays will be in the journal");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Results on their way to the registry. */
  private static final class Batches<R> {
    private final Consumer<List<R>> write;
    private final List<R> unwritten = new ArrayList<>();
    private long lastTried = System.nanoTime();
    private long lastWritten = lastTried;
    private boolean isAway;

    Batches(Consumer<List<R>> write) {
      this.write = write;
    }

    void add(@Nullable R result) {
      if (result != null) {
        unwritten.add(result);
      }
    }

    /**
     * Full batches at once, and the rest each second, so that people see it grow. A store that is
     * away for a while is no reason to end: that would drop the calls that are open.
     */
    void writeWhatIsDue() {
      long now = System.nanoTime();
      boolean late = now - lastTried > PULSE.toNanos();
      if (!late && (isAway || unwritten.size() < BATCH_MAX)) {
        return;
      }
      try {
        lastTried = now;
        writeAll();
        isAway = false;
      } catch (RuntimeException e) {
        if (!Outage.isOutage(e) || now - lastWritten > Outage.PATIENCE.toNanos()) {
          throw e;
        }
        isAway = true;
        LOG.debug("results wait for a store: {}", e.getMessage());
      }
    }

    void writeAll() {
      while (!unwritten.isEmpty()) {
        List<R> batch = unwritten.subList(0, Math.min(BATCH_MAX, unwritten.size()));
        write.accept(List.copyOf(batch));
        batch.clear();
      }
      lastWritten = System.nanoTime();
    }
  }
}
