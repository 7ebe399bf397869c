package dev.hansei.workflows.criteria;

import dev.hansei.workflows.projects.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer that meets a criterion, or breaks it, and why: a fact. Taken back, it is marked.
 *
 * @param meets whether the answer is an example for the criterion; else it is one against
 * @param question what the answer answers; maybe empty
 * @param why in one sentence; maybe empty
 */
public record CriterionExample(
    ExampleId id,
    CriterionId criterionId,
    boolean meets,
    String question,
    String answer,
    String why,
    Actor author,
    Instant createdAt,
    Optional<Instant> withdrawnAt) {
  /** Of a question or an answer: what somebody reads beside an item. */
  public static final int TEXT_CHARS_MAX = 4_000;

  /** A sentence or two. */
  public static final int WHY_CHARS_MAX = 500;

  public CriterionExample {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    if (question.length() > TEXT_CHARS_MAX
        || answer.isBlank()
        || answer.length() > TEXT_CHARS_MAX
        || why.length() > WHY_CHARS_MAX) {
      throw new IllegalArgumentException(
          "an example has an answer; texts have at most 4,000 characters, the reason 500");
    }
    Objects.requireNonNull(author, "author is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(withdrawnAt, "withdrawnAt is null");
  }
}
