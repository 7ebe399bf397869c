package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.suites.RunId;
import java.util.Objects;
import java.util.Optional;

/** Where a queue's items come from, where these are not the answers of the runs that it names. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ItemSource.RunPairs.class, name = "run-pairs"),
  @JsonSubTypes.Type(value = ItemSource.Brought.class, name = "brought"),
  @JsonSubTypes.Type(value = ItemSource.Failures.class, name = "failures"),
  @JsonSubTypes.Type(value = ItemSource.Traces.class, name = "traces")
})
public sealed interface ItemSource {
  /**
   * What two runs answered to the same cases; cases that only one of them answered are left out.
   *
   * @param baseline gives answer a
   * @param candidate gives answer b
   */
  record RunPairs(RunId baseline, RunId candidate) implements ItemSource {
    public RunPairs {
      Objects.requireNonNull(baseline, "baseline is null");
      Objects.requireNonNull(candidate, "candidate is null");
      if (baseline.equals(candidate)) {
        throw new IllegalArgumentException("a run is not compared with itself");
      }
    }
  }

  /** A set that somebody brought. */
  record Brought(ItemSetId set) implements ItemSource {
    public Brought {
      Objects.requireNonNull(set, "set is null");
    }
  }

  /**
   * Traces that went wrong: what was asked and what was answered.
   *
   * @param mode those of one failure mode; of all where absent
   * @param reason those that were caught for it; for any where absent
   */
  record Failures(Optional<ClusterId> mode, Optional<FailureReason> reason) implements ItemSource {
    public Failures {
      Objects.requireNonNull(mode, "mode is null");
      Objects.requireNonNull(reason, "reason is null");
    }
  }

  /**
   * Traces that somebody chose; where there are more than the queue wants, a random sample of them.
   *
   * @param seed the same one draws the same traces of the same choice; that of the queue's own
   *     where absent
   * @param split what their labels may be used for; other than for aligning only where the choice
   *     {@linkplain TraceChoice#isBlind() is blind}
   */
  record Traces(TraceChoice choice, Optional<Long> seed, Split split) implements ItemSource {
    public Traces {
      Objects.requireNonNull(choice, "choice is null");
      Objects.requireNonNull(seed, "seed is null");
      Objects.requireNonNull(split, "split is null");
      if (split != Split.ALIGN && !choice.isBlind()) {
        throw new IllegalArgumentException(
            "traces chosen by what came of them are for aligning, not for " + split);
      }
    }
  }
}
