package dev.hansei.workflows.suites;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;

/** What {@link RunSuite} does. All are idempotent. */
@ActivityInterface
public interface SuiteActivities {
  /** Writes manifest, run row and lineage. Queue {@code loop}. */
  RunPlan planRun(RunSuiteInput input);

  /**
   * Gives every item of one chunk an outcome; items that have one are not asked again. Heartbeats.
   * Queue {@code models}.
   */
  OutcomeCounts runChunk(ChunkOfItems chunk);

  /** Gives {@code cancelled} to every item that has no outcome. Queue {@code loop}. */
  OutcomeCounts cancelRest(RunSuiteInput input);

  /**
   * Counts the outcomes in the registry, fails with {@code SUM_MISMATCH} unless they equal the
   * plan, and writes the summary with intervals. Queue {@code cpu}: it bootstraps.
   */
  RunSuiteResult closeRun(RunClosing closing);

  /**
   * Marks the run as failed, with a code; does nothing where planning wrote no run, or it has ended
   * already. Queue {@code loop}.
   */
  void failRun(RunFailure failure);

  /**
   * How the work is cut: {@code chunks} chunks of {@code chunkSize} items, the last maybe shorter.
   */
  record RunPlan(ArtifactRef manifest, int planned, int chunkSize, int chunks) {
    /** Six events of history a chunk, and Temporal ends a workflow at 51,200. */
    public static final int CHUNKS_MAX = 5_000;

    public RunPlan {
      if (chunks > CHUNKS_MAX) {
        throw new IllegalArgumentException("a run has at most 5,000 chunks: " + chunks);
      }
      Objects.requireNonNull(manifest, "manifest is null");
      if (planned < 1 || chunkSize < 1 || chunks != (planned + chunkSize - 1) / chunkSize) {
        throw new IllegalArgumentException("chunks do not cover the plan");
      }
    }
  }

  /** One chunk, counted from 0. */
  record ChunkOfItems(RunSuiteInput input, RunPlan plan, int chunk) {}

  /** How the run is to be closed. */
  record RunClosing(RunSuiteInput input, int planned, RunState state) {}

  /** Why a run could not go on. */
  record RunFailure(ProjectId projectId, RunId runId, String code) {}
}
