package dev.hansei.activities.models;

import dev.hansei.activities.models.Leeway.Left;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;

/**
 * The calls of one model that are open in this process: payers in turn, as many as {@link
 * AdaptiveLimit}, {@link Spread} and {@link Circuit} say, and none while the model rests. Thread
 * safe.
 */
final class OpenCalls {
  private final ReentrantLock lock = new ReentrantLock();
  private final Turns<Condition> waiting = new Turns<>();
  private final AdaptiveLimit limit;
  private final Circuit circuit;
  private final Spread spread;
  private int spreadLimit;
  private int open;
  private long restsUntil = System.nanoTime();

  OpenCalls(int most, Duration outage) {
    this.limit = new AdaptiveLimit(most);
    this.circuit = new Circuit(outage);
    this.spread = new Spread(most, System.nanoTime());
    this.spreadLimit = most;
  }

  /** What came of a call, as far as the provider's health goes. */
  enum Came {
    /** It said something. */
    ANSWERED,
    /** It refused the call for its rate. */
    REFUSED,
    /** It said nothing that could be used. */
    FAILED,
    /** The caller went away. */
    NOTHING
  }

  /**
   * Waits for its turn.
   *
   * @param payer on whose account; of several each has every second, third, ... slot
   * @return false where the provider has been away for longer than calls wait; nothing is open then
   */
  boolean enter(String payer) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Condition mine = lock.newCondition();
      waiting.add(payer, mine);
      boolean entered = false;
      try {
        entered = await(mine);
        return entered;
      } finally {
        if (entered) {
          waiting.serve(payer, mine);
        } else {
          waiting.remove(payer, mine);
        }
        wakeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Condition mine) throws InterruptedException {
    while (true) {
      long now = System.nanoTime();
      boolean isFirst = mine.equals(waiting.first());
      long rest = Math.max(0, restsUntil - now);
      if (isFirst && rest == 0 && open < limit(now) && circuit.mayTry(now, open)) {
        open++;
        return true;
      }
      if (isFirst && circuit.isGivenUp(now)) {
        return false;
      }
      // What holds back only until the reset must not wait for a call that hangs.
      long reset = open < limit.limit() ? spread.untilReset(now) : 0;
      long nanos = isFirst ? Math.max(Math.max(rest, circuit.untilTry(now)), reset) : 0;
      if (nanos > 0) {
        mine.awaitNanos(Math.min(nanos, TimeUnit.SECONDS.toNanos(1)));
      } else {
        mine.await();
      }
    }
  }

  private int limit(long now) {
    return spread.holds(now) ? Math.min(limit.limit(), spreadLimit) : limit.limit();
  }

  /** An answer came; what it took tells how far it goes what remains. */
  void took(Pace call) {
    lock.lock();
    try {
      spread.answered(call);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Spreads over the calls to come what a reply says remains.
   *
   * @param patience a reset further away holds nothing back
   * @param share this process's part of what all may have open
   */
  void heed(List<Left> left, Duration patience, IntUnaryOperator share) {
    if (left.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      long now = System.nanoTime();
      spread.heed(left, patience, now);
      spreadLimit = share.applyAsInt(spread.limit());
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  /** How many may be open from now on, if the provider bears them; 1 or more. */
  void allow(int most) {
    lock.lock();
    try {
      limit.most(most);
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets nobody in for that long: the provider has said that nothing remains until then. Open calls
   * go on. A shorter rest does not end a longer one.
   */
  void rest(Duration time) {
    if (time.isZero()) {
      return;
    }
    lock.lock();
    try {
      long until = System.nanoTime() + time.toNanos();
      restsUntil = until - restsUntil > 0 ? until : restsUntil;
    } finally {
      lock.unlock();
    }
  }

  /** A call has ended; what it came to is remembered. */
  void leave(Came came) {
    lock.lock();
    try {
      open--;
      switch (came) {
        case ANSWERED -> {
          limit.answered();
          circuit.answered();
        }
        case REFUSED -> {
          limit.refused();
          circuit.answered();
        }
        case FAILED -> circuit.failed(System.nanoTime());
        case NOTHING -> {}
      }
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  private void wakeFirst() {
    Condition first = waiting.first();
    if (first != null) {
      first.signal();
    }
  }
}
