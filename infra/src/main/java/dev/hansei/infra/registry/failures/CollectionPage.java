package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.CollectFailuresResult;
import java.util.Objects;

/** What one page of a collection found, and whether another follows. */
public record CollectionPage(CollectFailuresResult found, boolean more) {
  public CollectionPage {
    Objects.requireNonNull(found, "found is null");
  }
}
