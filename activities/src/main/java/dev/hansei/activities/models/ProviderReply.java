package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.Usage;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What came of one attempt. */
public sealed interface ProviderReply {
  /** What the provider leaves to further calls of anybody. */
  Leeway leeway();

  /** The same reply with that said beside it. */
  ProviderReply leaving(Leeway leeway);

  /**
   * A whole answer.
   *
   * @param usage as the provider metered it; its cost is 0 where unknown
   * @param logprobs empty where the provider told none
   */
  record Text(String text, Usage usage, Optional<Logprobs> logprobs, Leeway leeway)
      implements ProviderReply {
    public Text {
      Objects.requireNonNull(text, "text is null");
      Objects.requireNonNull(usage, "usage is null");
      Objects.requireNonNull(logprobs, "logprobs is null");
      Objects.requireNonNull(leeway, "leeway is null");
    }

    /** An answer after which the next call may come at once. */
    public Text(String text, Usage usage) {
      this(text, usage, Optional.empty(), Leeway.UNSAID);
    }

    @Override
    public Text leaving(Leeway leeway) {
      return new Text(text, usage, logprobs, leeway);
    }
  }

  /** No answer, and asking again would not change that. */
  record Final(CallFailure reason, Leeway leeway) implements ProviderReply {
    public Final {
      Objects.requireNonNull(reason, "reason is null");
      Objects.requireNonNull(leeway, "leeway is null");
    }

    /** No answer; the next call may come at once. */
    public Final(CallFailure reason) {
      this(reason, Leeway.UNSAID);
    }

    @Override
    public Final leaving(Leeway leeway) {
      return new Final(reason, leeway);
    }
  }

  /**
   * No answer this time.
   *
   * @param pause what the provider asked this call to wait; zero where it did not say
   */
  record Passing(CallFailure reason, Duration pause, Leeway leeway) implements ProviderReply {
    public Passing {
      Objects.requireNonNull(reason, "reason is null");
      requireTime(pause);
      Objects.requireNonNull(leeway, "leeway is null");
    }

    /** No answer this time; other calls may come at once. */
    public Passing(CallFailure reason, Duration pause) {
      this(reason, pause, Leeway.UNSAID);
    }

    @Override
    public Passing leaving(Leeway leeway) {
      return new Passing(reason, pause, leeway);
    }
  }

  private static void requireTime(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time to wait is not negative: " + time);
    }
  }
}
