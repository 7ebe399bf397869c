package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.traces.TraceId;
import java.util.Objects;

/**
 * Where the texts of an {@link Item} lie. They are read from there each time they are shown, so
 * that what is erased there is gone here too.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Origin.OfRun.class, name = "run"),
  @JsonSubTypes.Type(value = Origin.OfRuns.class, name = "run-pair"),
  @JsonSubTypes.Type(value = Origin.Brought.class, name = "brought"),
  @JsonSubTypes.Type(value = Origin.OfFailure.class, name = "failure"),
  @JsonSubTypes.Type(value = Origin.OfTrace.class, name = "trace")
})
public sealed interface Origin {
  /**
   * The answer of a run to a case.
   *
   * @param ordinal the outcome's place in its run
   * @param call the journal's key of the answer
   */
  record OfRun(RunId run, int ordinal, CaseId caseId, CallKey call) implements Origin {
    public OfRun {
      Objects.requireNonNull(run, "run is null");
      if (ordinal < 0) {
        throw new IllegalArgumentException("ordinal is negative: " + ordinal);
      }
      Objects.requireNonNull(caseId, "caseId is null");
      Objects.requireNonNull(call, "call is null");
    }
  }

  /** The answers of two runs to one case. */
  record OfRuns(OfRun a, OfRun b) implements Origin {
    public OfRuns {
      if (!a.caseId().equals(b.caseId())) {
        throw new IllegalArgumentException("a pair answers one case");
      }
    }
  }

  /**
   * A line of a set that somebody brought.
   *
   * @param line its place in the set, from 1
   * @param id what whoever brought it calls it; maybe empty
   */
  record Brought(ItemSetId set, int line, String id) implements Origin {
    public Brought {
      Objects.requireNonNull(set, "set is null");
      if (line < 1) {
        throw new IllegalArgumentException("lines count from 1: " + line);
      }
      Objects.requireNonNull(id, "id is null");
    }
  }

  /** What a trace said that went wrong. */
  record OfFailure(FailureId failure, TraceId trace) implements Origin {
    public OfFailure {
      Objects.requireNonNull(failure, "failure is null");
      Objects.requireNonNull(trace, "trace is null");
    }
  }

  /** What a trace said, be it right or wrong. */
  record OfTrace(TraceId trace) implements Origin {
    public OfTrace {
      Objects.requireNonNull(trace, "trace is null");
    }
  }
}
