package dev.hansei.activities;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.Usage;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Reads what the model calls of some work took, whoever makes them: an item's target and its
 * judges. What came from the journal counts like what was paid. Known only to the thread that does
 * the work, like {@link Payer}.
 */
public final class Meter {
  private static final ScopedValue<Meter> OPEN = ScopedValue.newInstance();

  private final Queue<Taken> calls = new ConcurrentLinkedQueue<>();

  /** One call; {@code usage} is absent where it failed, and nobody says what the attempts cost. */
  private record Taken(ModelName model, Optional<Usage> usage) {}

  /** Does work and reads its calls. */
  public <T> T reading(Supplier<T> work) {
    return ScopedValue.where(OPEN, this).call(work::get);
  }

  /** Counts a call of the work that this thread does; nobody reads where nobody asked to. */
  public static void count(ModelName model, ModelReply reply) {
    if (!OPEN.isBound()) {
      return;
    }
    switch (reply) {
      case ModelReply.Answered answered ->
          OPEN.get().calls.add(new Taken(model, Optional.of(answered.usage())));
      case ModelReply.Failed(var _, var _, int attempts) -> {
        if (attempts > 0) {
          OPEN.get().calls.add(new Taken(model, Optional.empty()));
        }
      }
    }
  }

  /** What the calls so far cost in millionths; empty where the cost of one of them is not known. */
  public Optional<Long> micros(Pricing pricing) {
    long sum = 0;
    for (Taken call : calls) {
      Optional<Long> cost = pricing.micros(call.model(), call.usage().orElse(Usage.NONE));
      if (cost.isEmpty()) {
        return Optional.empty();
      }
      sum += cost.get();
    }
    return Optional.of(sum);
  }
}
