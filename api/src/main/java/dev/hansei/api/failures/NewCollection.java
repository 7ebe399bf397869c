package dev.hansei.api.failures;

import dev.hansei.workflows.failures.TimeRange;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A collection to be started.
 *
 * @param fromStart whether to read all traces again rather than those that changed; false when
 *     absent
 * @param from read the traces again that started at this moment or later; with {@code before} only
 * @param before and earlier than this
 */
public record NewCollection(
    @Nullable Boolean fromStart, @Nullable Instant from, @Nullable Instant before) {
  CollectionStarter.Scope scope() {
    return Boolean.TRUE.equals(fromStart)
        ? CollectionStarter.Scope.ALL
        : CollectionStarter.Scope.PENDING;
  }

  Optional<TimeRange> range() {
    if (from == null && before == null) {
      return Optional.empty();
    }
    return Optional.of(Ranges.of(from, before));
  }
}
