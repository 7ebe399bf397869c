package dev.hansei.api.failures;

import org.jspecify.annotations.Nullable;

/**
 * A collection to be started.
 *
 * @param fromStart whether to read all traces again rather than those that changed; false when
 *     absent
 */
public record NewCollection(@Nullable Boolean fromStart) {
  CollectionStarter.Scope scope() {
    return Boolean.TRUE.equals(fromStart)
        ? CollectionStarter.Scope.ALL
        : CollectionStarter.Scope.PENDING;
  }
}
