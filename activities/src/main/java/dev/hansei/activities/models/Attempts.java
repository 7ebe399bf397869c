package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks a provider until it answers, refuses for good, or the attempts run out. One slot per open
 * call and model; a call that waits for its next attempt holds none.
 */
@Singleton
public final class Attempts {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** A call that ran out of time was probably charged for all the same: only one more is risked. */
  private static final int TIMEOUTS_MAX = 2;

  private final CallLimits limits;
  private final ConcurrentMap<ModelName, Semaphore> slots = new ConcurrentHashMap<>();

  public Attempts(CallLimits limits) {
    this.limits = limits;
  }

  /** How it ended. */
  public sealed interface End {
    /** An answer; {@code latencyMillis} is that of the attempt that gave it. */
    record Answer(String text, Usage usage, long latencyMillis) implements End {}

    /** None after so many attempts. */
    record GaveUp(CallFailure reason, int attempts) implements End {}
  }

  /** Asks. Blocks; call it on a virtual thread. */
  public End ask(ModelProvider provider, ModelProvider.Call call) throws InterruptedException {
    int timeouts = 0;
    for (int attempt = 1; ; attempt++) {
      Timed timed = attempt(provider, call);
      switch (timed.reply()) {
        case ProviderReply.Text(String text, Usage usage) -> {
          return new End.Answer(text, usage, timed.millis());
        }
        case ProviderReply.Final(CallFailure reason) -> {
          return new End.GaveUp(reason, attempt);
        }
        case ProviderReply.Passing(CallFailure reason, Duration wait) -> {
          timeouts += reason == CallFailure.TIMEOUT ? 1 : 0;
          boolean last = attempt == limits.attempts() || timeouts == TIMEOUTS_MAX;
          if (last || wait.compareTo(limits.patience()) > 0) {
            return new End.GaveUp(reason, attempt);
          }
          Thread.sleep(longer(wait, backOff(attempt)));
        }
      }
    }
  }

  /** The limit of one attempt. */
  Duration timeout() {
    return limits.timeout();
  }

  private record Timed(ProviderReply reply, long millis) {}

  private Timed attempt(ModelProvider provider, ModelProvider.Call call)
      throws InterruptedException {
    Semaphore slot =
        slots.computeIfAbsent(
            call.request().model(), _ -> new Semaphore(provider.concurrency(), true));
    slot.acquire();
    try {
      long started = System.nanoTime();
      ProviderReply reply = provider.answer(call);
      return new Timed(reply, (System.nanoTime() - started) / NANOS_PER_MILLI);
    } finally {
      slot.release();
    }
  }

  /** Doubles with each attempt; the upper half is chance, so that callers do not come in step. */
  private Duration backOff(int attempt) {
    long full =
        Math.min(limits.backOff().toMillis() << (attempt - 1), limits.patience().toMillis());
    return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
