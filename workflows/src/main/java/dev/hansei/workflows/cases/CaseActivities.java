package dev.hansei.workflows.cases;

import dev.hansei.workflows.Ending;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;

/** What {@link GenerateCases} does. All are idempotent. */
@ActivityInterface
public interface CaseActivities {
  /**
   * Writes the generation's row and its list of sources (failures without a case, and documents).
   * Queue {@code loop}.
   *
   * @return how many chunks of sources there are
   */
  GenerationPlan planGeneration(GenerateCasesInput input);

  /**
   * Generates and checks one chunk's cases; sources that are done already are skipped. Heartbeats.
   * Queue {@code models}.
   */
  GenerateCasesResult generateChunk(ChunkOfSources chunk);

  /**
   * Writes the totals so far and how it ended, and closes the generation; does nothing where
   * planning wrote none. Queue {@code loop}.
   */
  void endGeneration(GenerationEnd end);

  /** How the work is cut. */
  record GenerationPlan(int chunks, int questions) {
    public GenerationPlan {
      if (chunks < 0 || questions < 0) {
        throw new IllegalArgumentException("a plan has no negative numbers");
      }
    }
  }

  /** One chunk, counted from 0. */
  record ChunkOfSources(GenerateCasesInput input, int chunk) {
    public ChunkOfSources {
      Objects.requireNonNull(input, "input is null");
    }
  }

  /** The totals of a generation. */
  record GenerationEnd(
      ProjectId projectId, GenerationId generationId, GenerateCasesResult total, Ending ending) {
    public GenerationEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(generationId, "generationId is null");
      Objects.requireNonNull(total, "total is null");
      Objects.requireNonNull(ending, "ending is null");
    }
  }
}
