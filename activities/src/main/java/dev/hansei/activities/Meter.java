package dev.hansei.activities;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.Usage;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads what the model calls of some work took, whoever makes them: an item's target and its
 * judges. What came from the journal counts like what was paid. Known only to the thread that does
 * the work, like {@link Payer}.
 */
public final class Meter {
  private static final ScopedValue<Open> OPEN = ScopedValue.newInstance();

  private final Queue<Taken> calls = new ConcurrentLinkedQueue<>();

  /** One call; {@code reply} is absent where it failed, and nobody says what the attempts cost. */
  private record Taken(ModelName model, Optional<ModelReply.Answered> reply) {}

  /** A meter that reads, and the one that reads the work around its own. */
  private record Open(Meter meter, Optional<Open> around) {}

  /** Does work and reads its calls; a meter around it reads them too. */
  public <T> T reading(Supplier<T> work) {
    var open = new Open(this, OPEN.isBound() ? Optional.of(OPEN.get()) : Optional.empty());
    return ScopedValue.where(OPEN, open).call(work::get);
  }

  /** Counts a call of the work that this thread does; nobody reads where nobody asked to. */
  public static void count(ModelName model, ModelReply reply) {
    if (!OPEN.isBound()) {
      return;
    }
    switch (reply) {
      case ModelReply.Answered answered -> add(new Taken(model, Optional.of(answered)));
      case ModelReply.Failed(var _, var _, int attempts) -> {
        if (attempts > 0) {
          add(new Taken(model, Optional.empty()));
        }
      }
    }
  }

  private static void add(Taken call) {
    for (Optional<Open> open = Optional.of(OPEN.get());
        open.isPresent();
        open = open.get().around()) {
      open.get().meter().calls.add(call);
    }
  }

  /** What the answers so far took. */
  public Usage usage() {
    return answers().map(ModelReply.Answered::usage).reduce(Usage.NONE, Usage::plus);
  }

  /** How long the answers so far took, one after another. */
  public long latencyMillis() {
    return answers().mapToLong(ModelReply.Answered::latencyMillis).sum();
  }

  /** Whether nothing was paid for any of the answers. */
  public boolean isFromJournal() {
    return answers().allMatch(ModelReply.Answered::fromJournal);
  }

  private Stream<ModelReply.Answered> answers() {
    return calls.stream().flatMap(call -> call.reply().stream());
  }

  /** What the calls so far cost in millionths; empty where the cost of one of them is not known. */
  public Optional<Long> micros(Pricing pricing) {
    long sum = 0;
    for (Taken call : calls) {
      Optional<Long> cost =
          pricing.micros(
              call.model(), call.reply().map(ModelReply.Answered::usage).orElse(Usage.NONE));
      if (cost.isEmpty()) {
        return Optional.empty();
      }
      sum += cost.get();
    }
    return Optional.of(sum);
  }
}
