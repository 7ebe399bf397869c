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
  /** Every assertion gave a score. */
  record Scored(List<Score> scores) implements Result {
    public Scored {
      scores = List.copyOf(scores);
      if (scores.isEmpty()) {
        throw new IllegalArgumentException("a scored item has scores");
      }
    }

    /** Whether all assertions passed. */
    public boolean passed() {
      return scores.stream().allMatch(Score::passed);
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
