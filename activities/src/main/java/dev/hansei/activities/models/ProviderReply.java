package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Usage;
import java.time.Duration;
import java.util.Objects;

/** What came of one attempt. */
public sealed interface ProviderReply {
  /** A whole answer. {@code usage} as the provider metered it; its cost is 0 where unknown. */
  record Text(String text, Usage usage) implements ProviderReply {
    public Text {
      Objects.requireNonNull(text, "text is null");
      Objects.requireNonNull(usage, "usage is null");
    }
  }

  /** No answer, and asking again would not change that. */
  record Final(CallFailure reason) implements ProviderReply {
    public Final {
      Objects.requireNonNull(reason, "reason is null");
    }
  }

  /**
   * No answer this time.
   *
   * @param pause what the provider asked to wait; zero where it did not say
   */
  record Passing(CallFailure reason, Duration pause) implements ProviderReply {
    public Passing {
      Objects.requireNonNull(reason, "reason is null");
      if (pause.isNegative()) {
        throw new IllegalArgumentException("a pause is not negative: " + pause);
      }
    }
  }
}
