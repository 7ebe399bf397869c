package dev.hansei.workflows.failures;

import dev.hansei.workflows.Ending;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;
import java.util.Optional;

/** What {@link CollectFailures} does to the registry. All are idempotent. Queue {@code loop}. */
@ActivityInterface
public interface FailureActivities {
  /** Writes the collection's row; answers with the cursor to start at. */
  Cursor beginCollection(CollectFailuresInput input);

  /**
   * Reads up to a page of pending traces, detects, and writes failures with lineage; in the same
   * transaction the traces are settled at the revision that was read, and the page's counts are
   * kept, so that the same page again answers the same.
   */
  CollectedPage collectPage(PageToCollect page);

  /**
   * Writes the totals so far and how it ended, and closes the collection; does nothing where no
   * collection was begun.
   */
  void endCollection(CollectionEnd end);

  /** The page that comes next; empty at the start. */
  record Cursor(Optional<String> after) {
    public Cursor {
      Objects.requireNonNull(after, "after is null");
    }
  }

  /** Which page. */
  record PageToCollect(ProjectId projectId, CollectionId collectionId, Cursor cursor) {}

  /** What a page held; {@code next} is absent at the end of what had arrived. */
  record CollectedPage(CollectFailuresResult found, Optional<Cursor> next) {}

  /** The totals of a collection. */
  record CollectionEnd(
      ProjectId projectId, CollectionId collectionId, CollectFailuresResult total, Ending ending) {
    public CollectionEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(collectionId, "collectionId is null");
      Objects.requireNonNull(total, "total is null");
      Objects.requireNonNull(ending, "ending is null");
    }
  }
}
