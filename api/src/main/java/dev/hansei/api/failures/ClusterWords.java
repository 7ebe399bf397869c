package dev.hansei.api.failures;

import dev.hansei.api.WireJson;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;

/** What happened to a failure mode, in words. */
public final class ClusterWords {
  private ClusterWords() {}

  /** One line, without a full stop. */
  public static String of(ClusterEvent.Kind kind) {
    return switch (kind) {
      case ClusterEvent.Found() -> "found";
      case ClusterEvent.Renamed() -> "renamed";
      case ClusterEvent.SplitFrom(ClusterId origin) -> "split from " + origin;
      case ClusterEvent.MergedInto(ClusterId heir) -> "merged into " + heir;
      case ClusterEvent.Moved(var from, var to, var prompt, var trace) ->
          "%s -> %s%s%s"
              .formatted(
                  WireJson.nameOf(from),
                  WireJson.nameOf(to),
                  prompt.map(ClusterWords::by).orElse(""),
                  trace.map(TraceId::hex).map(", first trace "::concat).orElse(""));
    };
  }

  private static String by(Span.PromptUse prompt) {
    return " by %s %s".formatted(prompt.name(), prompt.version());
  }
}
