package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
  @JsonSubTypes.Type(value = ItemSource.Failures.class, name = "failures")
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
}
