package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.util.Objects;

/**
 * Something that answers model requests: what stands before the slash of a model's name. Blocks;
 * makes one attempt only, for {@link Attempts} decides about the next. Thread safe.
 */
public interface ModelProvider {
  /** What stands before the slash, such as {@code openai} or {@code builtin}. */
  String name();

  /** Where it answers from, as far as that can change the answer; part of the call's key. */
  String address();

  /**
   * How many calls of one model may be open at once: from all workers together where it {@link
   * #isShared}, else from this process.
   */
  int concurrency();

  /** Whether it stands outside, where the calls of all workers arrive. */
  boolean isShared();

  /**
   * Makes one attempt. A caller that is interrupted may still get the answer, when it comes within
   * seconds; its thread is then marked as interrupted.
   *
   * @throws InterruptedException when the caller is cancelled and the attempt is given up
   */
  ProviderReply answer(Call call) throws InterruptedException;

  /**
   * One attempt.
   *
   * @param key sent along, so that a gateway that knows idempotency keys can pay once too
   * @param limit how long the attempt may take
   */
  record Call(ProjectId project, CallKey key, ModelRequest request, Duration limit) {
    public Call {
      Objects.requireNonNull(project, "project is null");
      Objects.requireNonNull(key, "key is null");
      Objects.requireNonNull(request, "request is null");
      Objects.requireNonNull(limit, "limit is null");
    }
  }
}
