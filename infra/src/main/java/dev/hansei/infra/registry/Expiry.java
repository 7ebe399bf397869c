package dev.hansei.infra.registry;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what has expired, in every process of the service: a few rows at a time, so that
 * nobody waits long for a lock, of each kind in turn, so that none waits behind another's backlog.
 * After each it rests as long as that took, so it has at most half of one connection.
 */
@Singleton
public final class Expiry {
  /** Rows of one transaction; some have an object to delete first. */
  static final int BATCH_MAX = 100;

  /** What may be kept for seven days, or twelve hours, is there ten minutes longer at most. */
  private static final String PERIOD = "10m";

  /** Until the next round is due: a backlog is worked on without a pause, and the log tells how. */
  private static final Duration ROUND_MAX = Duration.ofMinutes(10);

  /** What is in hand when the service stops; a batch takes less unless the database is stuck. */
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  /** Not while a process starts; tests that age rows say later. */
  private static final String FIRST = "${hansei.expiry.first:1m}";

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  private final List<Expiring> all;
  private final Clock clock;
  private final ReentrantLock rounds = new ReentrantLock();
  private final CountDownLatch stopping = new CountDownLatch(1);

  Expiry(List<Expiring> all, Clock clock) {
    this.all = List.copyOf(all);
    this.clock = clock;
  }

  /** One round, until nothing is left. What cannot be deleted now is tried again in the next. */
  @Scheduled(initialDelay = FIRST, fixedRate = PERIOD)
  public void sweep() {
    sweep(ROUND_MAX);
  }

  /** No batch begins after that time. */
  void sweep(Duration most) {
    rounds.lock();
    try {
      round(most);
    } finally {
      rounds.unlock();
    }
  }

  private void round(Duration most) {
    var turns = all.stream().map(Turn::new).toList();
    var waiting = new ArrayDeque<>(turns);
    long began = System.nanoTime();
    boolean goesOn = stopping.getCount() > 0;
    while (goesOn && !waiting.isEmpty() && System.nanoTime() - began < most.toNanos()) {
      var turn = waiting.remove();
      long from = System.nanoTime();
      if (turn.take(clock.instant())) {
        waiting.add(turn);
      }
      goesOn = rests(System.nanoTime() - from);
    }
    turns.forEach(Turn::tell);
  }

  /** Whether to go on afterwards: not when the process ends, or this thread is to. */
  private boolean rests(long nanos) {
    try {
      return !stopping.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the round that is under way, after the batch in hand; nobody else would. */
  @PreDestroy
  void stop() {
    stopping.countDown();
    try {
      if (rounds.tryLock(STOP_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
        rounds.unlock();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What one round does to one kind. */
  private static final class Turn {
    private final Expiring kind;
    private int deleted;
    private boolean isOver;

    Turn(Expiring kind) {
      this.kind = kind;
    }

    /** Whether there is more to take. */
    boolean take(Instant now) {
      try {
        int found = kind.deleteExpired(now, BATCH_MAX);
        deleted += found;
        isOver = found < BATCH_MAX;
      } catch (RuntimeException e) {
        LOG.warn("{} that have expired cannot be deleted now: {}", kind.what(), e.toString());
        isOver = true;
      }
      return !isOver;
    }

    void tell() {
      if (deleted > 0) {
        var rest = isOver ? "" : "; the next round goes on";
        LOG.info("{} {} have expired and are deleted{}", deleted, kind.what(), rest);
      }
    }
  }
}
