package dev.hansei.workflows.failures;

import dev.hansei.workflows.traces.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A step in a failure mode's life that a person takes.
 *
 * @param fixedBy which prompt version fixed it; only with {@link ClusterState#FIXED}, and even then
 *     it may be left out
 * @param growth a dismissed one comes back when it weighs this many times as much; 1.1 to 1,000
 */
public record ClusterMove(ClusterState to, Optional<Span.PromptUse> fixedBy, double growth) {
  /** Twice would come back within a week of steady traffic; ten times would hide an outage. */
  public static final double GROWTH_USUAL = 3;

  private static final double GROWTH_LEAST = 1.1;
  private static final double GROWTH_MOST = 1_000;

  public ClusterMove {
    Objects.requireNonNull(to, "to is null");
    Objects.requireNonNull(fixedBy, "fixedBy is null");
    if (fixedBy.isPresent() && to != ClusterState.FIXED) {
      throw new IllegalArgumentException("only a fix names a prompt version");
    }
    if (!(growth >= GROWTH_LEAST && growth <= GROWTH_MOST)) {
      throw new IllegalArgumentException("growth is 1.1 to 1,000: " + growth);
    }
  }

  /** A move that needs no further word. */
  public static ClusterMove to(ClusterState state) {
    return new ClusterMove(state, Optional.empty(), GROWTH_USUAL);
  }

  /** Where a person may move a mode that stands there; reopening is left to traces. */
  public static List<ClusterState> from(ClusterState state) {
    return switch (state) {
      case OPEN ->
          List.of(
              ClusterState.IN_SUITE,
              ClusterState.FIXED,
              ClusterState.CLOSED,
              ClusterState.DISMISSED);
      case IN_SUITE, REOPENED ->
          List.of(
              ClusterState.OPEN, ClusterState.FIXED, ClusterState.CLOSED, ClusterState.DISMISSED);
      case FIXED -> List.of(ClusterState.OPEN, ClusterState.CLOSED);
      case CLOSED, DISMISSED -> List.of(ClusterState.OPEN);
    };
  }
}
