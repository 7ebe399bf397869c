package dev.hansei.workflows.tunings;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;
import java.util.Optional;

/** What {@link Tune} does. All are idempotent. */
@ActivityInterface
public interface TuningActivities {
  /** Writes the row that people see while it runs. Queue {@code loop}. */
  void openTuning(TuneInput input);

  /**
   * Freezes what is learnt from: the questions with their passages, and the passages to tell them
   * from. Refuses pairs that are not of split tune, too few and too many. Queue {@code tuning}.
   */
  TuningPlan planTuning(TuneInput input);

  /**
   * Embeds, learns and measures on held-out questions. The same plan gives the same bytes.
   * Heartbeats. Queue {@code tuning}.
   */
  TrainedMap train(PlannedTuning planned);

  /**
   * Registers the adapter and saves the candidate where there is a gain; writes figures, lineage
   * and audit. Queue {@code loop}.
   */
  TuneResult completeTuning(TrainedTuning trained);

  /** Says that nothing will come of it, and why. Queue {@code loop}. */
  void endTuning(TuningEnd end);

  /**
   * What is learnt from.
   *
   * @param material one JSON value in the object store: questions, passages, which belong together
   * @param pairs questions with at least one passage
   * @param passages that are ranked, the right ones included
   */
  record TuningPlan(ArtifactRef material, int pairs, int passages) {
    public TuningPlan {
      Objects.requireNonNull(material, "material is null");
      if (pairs < 1 || passages < 1) {
        throw new IllegalArgumentException("a plan has pairs and passages");
      }
    }
  }

  /** A tuning with what it learns from. */
  record PlannedTuning(TuneInput input, TuningPlan plan) {
    public PlannedTuning {
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(plan, "plan is null");
    }
  }

  /**
   * What was learnt.
   *
   * @param weights the map's bytes in the object store; empty where there is no gain
   * @param report one JSON value in the object store: every penalty tried and how it did
   */
  record TrainedMap(Optional<ArtifactRef> weights, ArtifactRef report, HeldOut heldOut) {
    public TrainedMap {
      Objects.requireNonNull(weights, "weights is null");
      Objects.requireNonNull(report, "report is null");
      Objects.requireNonNull(heldOut, "heldOut is null");
    }
  }

  /** A tuning with what it learnt. */
  record TrainedTuning(PlannedTuning planned, TrainedMap map) {
    public TrainedTuning {
      Objects.requireNonNull(planned, "planned is null");
      Objects.requireNonNull(map, "map is null");
    }
  }

  /**
   * How it ended with nothing.
   *
   * @param code why it failed, a {@code FailureCode}; empty where it was cancelled
   * @param reason the same more closely, a code such as {@code too-few-pairs}; may be empty
   */
  record TuningEnd(
      ProjectId projectId, TuningId tuningId, TuningState state, String code, String reason) {
    public TuningEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(tuningId, "tuningId is null");
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(code, "code is null");
      Objects.requireNonNull(reason, "reason is null");
    }
  }
}
