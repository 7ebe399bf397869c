package dev.hansei.workflows.criteria;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one case asks of its answers beside what its suite asks of all, as promptfoo's tests do.
 * Judges are asked by suites alone.
 *
 * @param assertions at most 50; may be none where the case has only a threshold
 * @param threshold the weighted mean of all its scores from which the case passes, 0 to 1; absent,
 *     it passes where every assertion does
 */
public record OwnAssertions(List<Assertion> assertions, @Nullable Double threshold) {
  /** As many as a suite has. */
  public static final int ASSERTIONS_MAX = 50;

  public OwnAssertions {
    assertions = List.copyOf(assertions);
    if (assertions.size() > ASSERTIONS_MAX) {
      throw new IllegalArgumentException("a case has at most 50 assertions of its own");
    }
    if (assertions.stream()
        .flatMap(it -> it.leaves().stream())
        .anyMatch(it -> it.judge() != null)) {
      throw new IllegalArgumentException("a case asks no judge; its suite does");
    }
    if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("a case's threshold is 0 to 1: " + threshold);
    }
    if (assertions.isEmpty() && threshold == null) {
      throw new IllegalArgumentException("a case without assertions and threshold asks nothing");
    }
  }
}
