package dev.hansei.workflows.failures;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;

/**
 * How {@link CollectFailures} sorts failures into modes. Idempotent: what is counted is not counted
 * again, and what is grouped stays. Queue {@code cpu}; all heartbeat.
 */
@ActivityInterface
public interface ClusterActivities {
  /** Counts every failure that is uncounted into its pattern. */
  Counted countFailures(Sorting sorting);

  /** Embeds the patterns that have no vector yet, and brings the clusters up to date. */
  Clustered updateClusters(Sorting sorting);

  /** For whom. */
  record Sorting(ProjectId projectId, CollectionId collectionId) {
    public Sorting {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(collectionId, "collectionId is null");
    }

    /** Who does it: the collection. */
    public Actor actor() {
      return new Actor.ByWorkflow(CollectFailures.workflowId(projectId, collectionId));
    }
  }

  /** How many failures were counted. */
  record Counted(int failures) {
    public Counted {
      if (failures < 0) {
        throw new IllegalArgumentException("a count is not negative: " + failures);
      }
    }
  }

  /** What changed: texts embedded, texts that joined a cluster, clusters found, split, merged. */
  record Clustered(int embedded, int joined, int found, int split, int merged) {}
}
