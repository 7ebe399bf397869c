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
   * Gives every item of one chunk an outcome; items that have one are not asked again. Of a run
   * with a budget only as many as it allows, and the counts are then fewer than the items.
   * Heartbeats. Queue {@code models}.
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
   * Says that a run is out of budget, and answers whether it is: it is not where it was topped up
   * more often than the caller knows of. Queue {@code loop}.
   */
  BudgetLook runOutOfBudget(BudgetSpent spent);

  /** Raises the limits of a run that goes on, once for each top-up's id. Queue {@code loop}. */
  BudgetLook topUpRun(RunToTopUp topUp);

  /**
   * How the work is cut: {@code chunks} chunks of {@code chunkSize} items, the last maybe shorter.
   */
  record RunPlan(ArtifactRef manifest, int planned, int chunkSize, int chunks) {
    /** Six events of history a chunk, and Temporal ends a workflow at 51,200. */
    public static final int CHUNKS_MAX = 5_000;

    /**
     * Chunks that begin together end together, and the last answers of each, which wait for their
     * retries, leave slots idle: half as many rounds of four idle half as often. What is done is
     * written as it comes, whatever the size.
     */
    static final int CHUNK_MIN = 100;

    /** Six events of history a chunk: a run of any usual size stays under 2,000 of them. */
    static final int CHUNKS_USUAL = 200;

    /** Its items wait side by side in one worker, each with its case in memory. */
    static final int CHUNK_MAX = 1_000;

    /** What fits in. */
    public static final int ITEMS_MAX = CHUNKS_MAX * CHUNK_MAX;

    public RunPlan {
      if (chunks > CHUNKS_MAX) {
        throw new IllegalArgumentException("a run has at most 5,000 chunks: " + chunks);
      }
      Objects.requireNonNull(manifest, "manifest is null");
      if (planned < 1 || chunkSize < 1 || chunks != (planned + chunkSize - 1) / chunkSize) {
        throw new IllegalArgumentException("chunks do not cover the plan");
      }
    }

    /**
     * Cuts a run: chunks of 100 while there are at most 200 of them, then longer ones, up to 1,000.
     *
     * @param planned 1 to {@link #ITEMS_MAX}
     */
    public static RunPlan of(ArtifactRef manifest, int planned) {
      int size = Math.clamp(chunks(planned, CHUNKS_USUAL), CHUNK_MIN, CHUNK_MAX);
      return new RunPlan(manifest, planned, size, chunks(planned, size));
    }

    /** How many items a chunk has; only the last may have fewer than the others. */
    public int itemsOf(int chunk) {
      return Math.min(chunkSize, planned - chunk * chunkSize);
    }

    private static int chunks(int items, int size) {
      return Math.ceilDiv(items, size);
    }
  }

  /** One chunk, counted from 0. */
  record ChunkOfItems(RunSuiteInput input, RunPlan plan, int chunk) {}

  /** How the run is to be closed. */
  record RunClosing(RunSuiteInput input, int planned, RunState state) {}

  /** Why a run could not go on. */
  record RunFailure(ProjectId projectId, RunId runId, String code) {}

  /** A run of which nothing fits into the budget any more, after so many top-ups. */
  record BudgetSpent(ProjectId projectId, RunId runId, int topUps) {}

  /**
   * Where a run's budget stands.
   *
   * @param spent whether the run waits for a top-up
   * @param topUps how often it was topped up by now
   */
  record BudgetLook(boolean spent, int topUps) {}

  /** A run that is topped up. */
  record RunToTopUp(ProjectId projectId, RunId runId, RunTopUp topUp) {}
}
