package dev.hansei.activities.models;

import dev.hansei.infra.registry.models.Callers;
import dev.hansei.infra.registry.models.Callers.Share;
import dev.hansei.workflows.models.ModelName;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many calls of a model this worker may have open, where several workers share what the
 * provider allows. Each tells the registry every few seconds which models it calls, and takes its
 * part; what a worker leaves by going away is taken by the others within {@link Callers#GONE}. The
 * registry is asked beside the calls, never before one: while it is away, the last share stands.
 */
final class CallShares {
  /** Three of these and a worker counts as gone. */
  static final Duration REPORT = Callers.GONE.dividedBy(3);

  private static final Logger LOG = LoggerFactory.getLogger(CallShares.class);

  private final Function<ModelName, Share> report;
  private final LongSupplier nanos;
  private final ConcurrentMap<ModelName, Known> known = new ConcurrentHashMap<>();

  /**
   * @param report tells that this worker calls the model; may throw
   * @param nanos a clock that never goes back
   */
  CallShares(Function<ModelName, Share> report, LongSupplier nanos) {
    this.report = report;
    this.nanos = nanos;
  }

  /** What is known of one model. */
  private static final class Known {
    private final AtomicLong due;
    private volatile Share share = Share.ALONE;

    Known(long due) {
      this.due = new AtomicLong(due);
    }
  }

  /** This worker's part of what all may have open, 1 or more. To be asked for each call. */
  int of(ModelName model, int allowed) {
    long now = nanos.getAsLong();
    Known here = known.computeIfAbsent(model, _ -> new Known(now));
    long due = here.due.get();
    if (now - due >= 0 && here.due.compareAndSet(due, now + REPORT.toNanos())) {
      Thread.ofVirtual().name("call-share").start(() -> refresh(model, here));
    }
    return here.share.of(allowed);
  }

  private void refresh(ModelName model, Known here) {
    try {
      here.share = report.apply(model);
    } catch (RuntimeException e) {
      LOG.debug("the share of {} stays as it was: {}", model, e.getMessage());
    }
  }
}
