package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.Usage;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What came of one attempt. */
public sealed interface ProviderReply {
  /**
   * How long the model takes no further call of anybody, for what it allows is used up; zero where
   * the provider did not say so.
   */
  Duration rest();

  /** The same reply with that rest. */
  ProviderReply resting(Duration rest);

  /**
   * A whole answer.
   *
   * @param usage as the provider metered it; its cost is 0 where unknown
   * @param logprobs empty where the provider told none
   */
  record Text(String text, Usage usage, Optional<Logprobs> logprobs, Duration rest)
      implements ProviderReply {
    public Text {
      Objects.requireNonNull(text, "text is null");
      Objects.requireNonNull(usage, "usage is null");
      Objects.requireNonNull(logprobs, "logprobs is null");
      requireTime(rest);
    }

    /** An answer after which the next call may come at once. */
    public Text(String text, Usage usage) {
      this(text, usage, Optional.empty(), Duration.ZERO);
    }

    @Override
    public Text resting(Duration rest) {
      return new Text(text, usage, logprobs, rest);
    }
  }

  /** No answer, and asking again would not change that. */
  record Final(CallFailure reason, Duration rest) implements ProviderReply {
    public Final {
      Objects.requireNonNull(reason, "reason is null");
      requireTime(rest);
    }

    /** No answer; the next call may come at once. */
    public Final(CallFailure reason) {
      this(reason, Duration.ZERO);
    }

    @Override
    public Final resting(Duration rest) {
      return new Final(reason, rest);
    }
  }

  /**
   * No answer this time.
   *
   * @param pause what the provider asked this call to wait; zero where it did not say
   */
  record Passing(CallFailure reason, Duration pause, Duration rest) implements ProviderReply {
    public Passing {
      Objects.requireNonNull(reason, "reason is null");
      requireTime(pause);
      requireTime(rest);
    }

    /** No answer this time; other calls may come at once. */
    public Passing(CallFailure reason, Duration pause) {
      this(reason, pause, Duration.ZERO);
    }

    @Override
    public Passing resting(Duration rest) {
      return new Passing(reason, pause, rest);
    }
  }

  private static void requireTime(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time to wait is not negative: " + time);
    }
  }
}
