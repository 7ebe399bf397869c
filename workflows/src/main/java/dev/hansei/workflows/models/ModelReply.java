package dev.hansei.workflows.models;

import java.util.Objects;
import java.util.Optional;

/** What came of a model call. */
public sealed interface ModelReply {
  /** The journal's key of the call. */
  CallKey key();

  /**
   * An answer, already in the journal.
   *
   * @param latencyMillis of the call itself; that of the first call where it came from the journal
   * @param fromJournal whether nothing was paid this time
   * @param logprobs empty where they were not asked for, or the provider gives none
   */
  record Answered(
      CallKey key,
      String text,
      Usage usage,
      long latencyMillis,
      boolean fromJournal,
      Optional<Logprobs> logprobs)
      implements ModelReply {
    public Answered {
      Objects.requireNonNull(key, "key is null");
      Objects.requireNonNull(text, "text is null");
      Objects.requireNonNull(usage, "usage is null");
      Objects.requireNonNull(logprobs, "logprobs is null");
    }

    /** Without logprobs. */
    public Answered(
        CallKey key, String text, Usage usage, long latencyMillis, boolean fromJournal) {
      this(key, text, usage, latencyMillis, fromJournal, Optional.empty());
    }
  }

  /** No answer. {@code attempts} calls were made. */
  record Failed(CallKey key, CallFailure reason, int attempts) implements ModelReply {
    public Failed {
      Objects.requireNonNull(key, "key is null");
      Objects.requireNonNull(reason, "reason is null");
    }
  }
}
