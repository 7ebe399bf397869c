package dev.hansei.workflows.failures;

import io.temporal.activity.ActivityInterface;

/**
 * How {@link CollectFailures} has a model name failure modes, where the project has chosen one.
 * Queue {@code models}; heartbeats.
 */
@ActivityInterface
public interface NamingActivities {
  /**
   * Names modes that only their words have named: those that no model was asked about, the heaviest
   * first, then those that wait longest since; at most so many a collection that what it costs is
   * bounded. One of which a model says nothing of use a few times is given up on. Idempotent: calls
   * come from the journal the second time, and what a person or a model has named stays. Does
   * nothing where no model is chosen.
   */
  Named nameModes(ClusterActivities.Sorting sorting);

  /**
   * What came of it.
   *
   * @param asked modes that the model was asked about
   * @param named those that have its name now
   */
  record Named(int asked, int named) {
    public Named {
      if (named < 0 || named > asked) {
        throw new IllegalArgumentException(
            "of those asked about, some are named: %d of %d".formatted(named, asked));
      }
    }
  }
}
