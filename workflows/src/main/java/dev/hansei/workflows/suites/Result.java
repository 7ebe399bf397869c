package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.criteria.Score;
import java.util.List;
import java.util.Objects;

/** How one item of a run ended: in exactly one of four ways. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Result.Scored.class, name = "scored"),
  @JsonSubTypes.Type(value = Result.Errored.class, name = "error"),
  @JsonSubTypes.Type(value = Result.Unscored.class, name = "unscored"),
  @JsonSubTypes.Type(value = Result.Cancelled.class, name = "cancelled")
})
public sealed interface Result {
  /**
   * Every assertion gave a score.
   *
   * @param scores one for each metric name
   * @param score the case's own: the weighted mean over its assertions, 0 to 1
   * @param passed whether every assertion passed, or the score reached the case's threshold where
   *     it has one
   */
  record Scored(List<Score> scores, double score, boolean passed) implements Result {
    public Scored {
      scores = List.copyOf(scores);
      if (scores.isEmpty()) {
        throw new IllegalArgumentException("a scored item has scores");
      }
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("a case's score is 0 to 1: " + score);
      }
    }

    /** One whose assertions all weigh the same. */
    public Scored(List<Score> scores) {
      this(
          scores,
          scores.stream().mapToDouble(Score::value).average().orElse(0),
          scores.stream().allMatch(Score::passed));
    }
  }

  /** There is no answer. Never counts as a failed case. */
  record Errored(ErrorReason reason) implements Result {
    public Errored {
      Objects.requireNonNull(reason, "reason is null");
    }
  }

  /** There is an answer, but some assertion could not be scored; those that could are kept. */
  record Unscored(UnscoredReason reason, List<Score> scores) implements Result {
    public Unscored {
      Objects.requireNonNull(reason, "reason is null");
      scores = List.copyOf(scores);
    }
  }

  /** The run was cancelled before this item's turn. */
  record Cancelled() implements Result {}
}
