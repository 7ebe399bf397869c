package dev.hansei.workflows.failures;

import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether new failures bring a mode back that was done with. Pure.
 *
 * <p>A closed one comes back with the first trace after it was closed. A fixed one too, unless the
 * fix names a version and the trace was answered by another version of that prompt that had the
 * failure before: while the fix rolls out, the old version goes on failing, and that says nothing.
 * A dismissed one comes back when it has grown.
 */
public final class ReturnPolicy {
  private ReturnPolicy() {}

  /** A new failure of the mode. */
  public record Seen(TraceId trace, Instant startedAt, Optional<Span.PromptUse> prompt) {
    public Seen {
      Objects.requireNonNull(trace, "trace is null");
      Objects.requireNonNull(startedAt, "startedAt is null");
      Objects.requireNonNull(prompt, "prompt is null");
    }
  }

  /**
   * A mode that was done with.
   *
   * @param since when it was fixed or closed
   * @param failedBefore versions that had it before then
   */
  public record Standing(
      ClusterState state,
      Instant since,
      Optional<Span.PromptUse> fixedBy,
      List<Span.PromptUse> failedBefore) {
    public Standing {
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(since, "since is null");
      Objects.requireNonNull(fixedBy, "fixedBy is null");
      failedBefore = List.copyOf(failedBefore);
    }
  }

  /** The earliest of the new failures that brings a fixed or closed mode back. */
  public static Optional<Seen> reopening(Standing standing, List<Seen> seen) {
    return switch (standing.state()) {
      case OPEN, IN_SUITE, REOPENED, DISMISSED -> Optional.empty();
      case CLOSED, FIXED ->
          seen.stream()
              .filter(one -> one.startedAt().isAfter(standing.since()))
              .filter(one -> !isOldVersion(standing, one))
              .min(Comparator.comparing(Seen::startedAt).thenComparing(Seen::trace));
    };
  }

  private static boolean isOldVersion(Standing standing, Seen seen) {
    return standing.state() == ClusterState.FIXED
        && standing.fixedBy().isPresent()
        && seen.prompt()
            .filter(prompt -> !prompt.equals(standing.fixedBy().get()))
            .filter(standing.failedBefore()::contains)
            .isPresent();
  }

  /** Whether a dismissed mode weighs enough to be shown again. */
  public static boolean hasGrown(int tracesWhenDismissed, int traces, double growth) {
    return traces >= Math.max(1, tracesWhenDismissed) * growth;
  }
}
