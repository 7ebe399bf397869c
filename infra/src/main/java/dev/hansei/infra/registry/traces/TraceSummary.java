package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list shows of a trace.
 *
 * @param startedAt earliest start of a span
 * @param endedAt latest end of a span
 * @param status ERROR if any span ended so, else OK if any did, else UNSET
 * @param question excerpt of what the user asked, at most 300 characters; may be empty
 * @param answer excerpt of what the user got, at most 300 characters; may be empty
 * @param model of the latest span that names one, in the sender's words; may be empty
 * @param prompt which version answered, where the sender says so
 * @param spans how many have arrived
 * @param thumbs the latest one; empty where nobody gave any
 * @param feedback how many pieces of any kind
 * @param talk who spoke in which conversation, and what it cost, where the sender says so
 */
public record TraceSummary(
    TraceId id,
    Instant startedAt,
    Instant endedAt,
    Span.Status status,
    String question,
    String answer,
    String model,
    Optional<Span.PromptUse> prompt,
    int spans,
    long inputTokens,
    long outputTokens,
    Optional<Thumbs> thumbs,
    int feedback,
    Talk talk,
    Instant receivedAt) {
  public TraceSummary {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(question, "question is null");
    Objects.requireNonNull(answer, "answer is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(thumbs, "thumbs is null");
    Objects.requireNonNull(talk, "talk is null");
    Objects.requireNonNull(receivedAt, "receivedAt is null");
  }

  /**
   * What ties a trace to others.
   *
   * @param session the sender's id of the conversation; empty where not said
   * @param userHash keyed hash of the sender's id of the user; empty where not said
   * @param costUsdMicros as the sender told it, summed over spans; 0 where not said
   */
  public record Talk(String session, String userHash, long costUsdMicros) {
    /** Nothing of it was said. */
    public static final Talk NONE = new Talk("", "", 0);

    public Talk {
      Objects.requireNonNull(session, "session is null");
      Objects.requireNonNull(userHash, "userHash is null");
    }
  }

  /** A thumb that was given. */
  public enum Thumbs {
    UP,
    DOWN
  }

  /** From the first start to the last end. */
  public Duration duration() {
    return Duration.between(startedAt, endedAt);
  }
}
