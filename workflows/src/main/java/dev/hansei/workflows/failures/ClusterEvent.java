package dev.hansei.workflows.failures;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact in the story of a failure mode; never edited.
 *
 * @param traces what it weighed then
 */
public record ClusterEvent(ClusterId cluster, Kind kind, int traces, Actor actor, Instant at) {
  public ClusterEvent {
    Objects.requireNonNull(cluster, "cluster is null");
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(actor, "actor is null");
    Objects.requireNonNull(at, "at is null");
  }

  /** What happened. */
  public sealed interface Kind {}

  /** It was found among failures that had no mode. */
  public record Found() implements Kind {}

  /**
   * It changed state.
   *
   * @param prompt the version that fixed it, or that brought it back
   * @param trace the first one that brought it back
   */
  public record Moved(
      ClusterState from, ClusterState to, Optional<Span.PromptUse> prompt, Optional<TraceId> trace)
      implements Kind {
    public Moved {
      Objects.requireNonNull(from, "from is null");
      Objects.requireNonNull(to, "to is null");
      Objects.requireNonNull(prompt, "prompt is null");
      Objects.requireNonNull(trace, "trace is null");
    }
  }

  /** It was cut off from another, whose texts no longer read as one. */
  public record SplitFrom(ClusterId origin) implements Kind {
    public SplitFrom {
      Objects.requireNonNull(origin, "origin is null");
    }
  }

  /** It went into another that reads the same; its own row stays, without texts. */
  public record MergedInto(ClusterId heir) implements Kind {
    public MergedInto {
      Objects.requireNonNull(heir, "heir is null");
    }
  }

  /** It was given another name. */
  public record Renamed() implements Kind {}
}
