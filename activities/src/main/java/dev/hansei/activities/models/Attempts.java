package dev.hansei.activities.models;

import dev.hansei.activities.Payer;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks a provider until it answers, refuses for good, or the attempts run out. One slot per open
 * call and model, held until its answer is kept; a call that waits for its next attempt holds none.
 * There are fewer slots while the provider says that they are too many, or that little remains;
 * none until the reset where it says that nothing remains, and one that tries now and then while it
 * is away ({@link OpenCalls}).
 */
@Singleton
public final class Attempts {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  /** A call that ran out of time was probably charged for all the same: only one more is risked. */
  private static final int TIMEOUTS_MAX = 2;

  /** An answer that cannot be read was charged for, and the next one mostly can: one more. */
  private static final int MALFORMED_MAX = 2;

  private final CallLimits limits;
  private final CallShares shares;
  private final ConcurrentMap<ModelName, OpenCalls> open = new ConcurrentHashMap<>();

  Attempts(CallLimits limits, CallShares shares) {
    this.limits = limits;
    this.shares = shares;
  }

  /** An answer; {@code latencyMillis} is that of the attempt that gave it. */
  public record Answer(String text, Usage usage, long latencyMillis, Optional<Logprobs> logprobs) {}

  /** What is done with an answer before the next call may begin. */
  public interface Keeping {
    /** Keeps it; what it gives back is what the caller gets. */
    ModelReply keep(Answer answer) throws InterruptedException;
  }

  /**
   * Asks. Blocks; call it on a virtual thread.
   *
   * @param keeping called while the call still holds its slot, so that never more answers are paid
   *     and not kept than there are slots
   */
  public ModelReply ask(ModelProvider provider, ModelProvider.Call call, Keeping keeping)
      throws InterruptedException {
    int timeouts = 0;
    int malformed = 0;
    for (int attempt = 1; ; attempt++) {
      switch (attempt(provider, call, keeping)) {
        case Tried.Kept(ModelReply reply) -> {
          return reply;
        }
        case Tried.Refused(CallFailure reason) -> {
          malformed += reason == CallFailure.MALFORMED ? 1 : 0;
          boolean again = reason == CallFailure.MALFORMED && malformed < MALFORMED_MAX;
          if (!again || attempt == limits.attempts()) {
            return new ModelReply.Failed(call.key(), reason, attempt);
          }
        }
        case Tried.Missed(CallFailure reason, Duration pause) -> {
          timeouts += reason == CallFailure.TIMEOUT ? 1 : 0;
          boolean last = attempt == limits.attempts() || timeouts == TIMEOUTS_MAX;
          if (last || pause.compareTo(limits.patience()) > 0) {
            return new ModelReply.Failed(call.key(), reason, attempt);
          }
          Thread.sleep(longer(pause, backOff(attempt)));
        }
      }
    }
  }

  /** The limit of one attempt. */
  Duration timeout() {
    return limits.timeout();
  }

  /** What came of one attempt, once its slot is free again. */
  private sealed interface Tried {
    record Kept(ModelReply reply) implements Tried {}

    record Refused(CallFailure reason) implements Tried {}

    record Missed(CallFailure reason, Duration pause) implements Tried {}
  }

  private Tried attempt(ModelProvider provider, ModelProvider.Call call, Keeping keeping)
      throws InterruptedException {
    OpenCalls calls =
        open.computeIfAbsent(
            call.request().model(), _ -> new OpenCalls(provider.concurrency(), limits.outage()));
    calls.allow(allowed(provider, call.request().model()));
    if (!calls.enter(Payer.current())) {
      return new Tried.Refused(CallFailure.UNAVAILABLE);
    }
    OpenCalls.Came came = OpenCalls.Came.NOTHING;
    try {
      long started = System.nanoTime();
      ProviderReply reply = provider.answer(call);
      came = came(reply);
      heed(calls, provider, call, new Heard(reply, System.nanoTime() - started));
      return switch (reply) {
        case ProviderReply.Text(String text, Usage usage, var logprobs, Leeway _) -> {
          long millis = (System.nanoTime() - started) / NANOS_PER_MILLI;
          yield new Tried.Kept(keeping.keep(new Answer(text, usage, millis, logprobs)));
        }
        case ProviderReply.Final(CallFailure reason, Leeway _) -> new Tried.Refused(reason);
        case ProviderReply.Passing(CallFailure reason, Duration wait, Leeway _) ->
            new Tried.Missed(reason, wait);
      };
    } finally {
      calls.leave(came);
      // Also here: those who wait ask nothing, and their limit may have grown meanwhile.
      calls.allow(allowed(provider, call.request().model()));
    }
  }

  /** A reply, and how long it was waited for. */
  private record Heard(ProviderReply reply, long nanos) {}

  private void heed(OpenCalls calls, ModelProvider provider, ModelProvider.Call call, Heard heard) {
    if (heard.reply() instanceof ProviderReply.Text text) {
      calls.took(Pace.of(heard.nanos() / NANOS_PER_SECOND, text.usage()));
    }
    Leeway said = heard.reply().leeway();
    calls.rest(borne(said.rest()));
    calls.heed(
        said.left(), limits.patience(), all -> shared(provider, call.request().model(), all));
  }

  private int allowed(ModelProvider provider, ModelName model) {
    return shared(provider, model, provider.concurrency());
  }

  private int shared(ModelProvider provider, ModelName model, int all) {
    return provider.isShared() ? shares.of(model, all) : all;
  }

  /**
   * How long the others wait too. A reset that is further away than anybody is patient is none to
   * wait for: the next call hears of it and is given up.
   */
  private Duration borne(Duration rest) {
    return rest.compareTo(limits.patience()) > 0 ? Duration.ZERO : rest;
  }

  private static OpenCalls.Came came(ProviderReply reply) {
    return switch (reply) {
      case ProviderReply.Text _, ProviderReply.Final _ -> OpenCalls.Came.ANSWERED;
      case ProviderReply.Passing(CallFailure reason, Duration _, Leeway _) ->
          reason == CallFailure.RATE_LIMITED ? OpenCalls.Came.REFUSED : OpenCalls.Came.FAILED;
    };
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
