package dev.hansei.api.failures;

import dev.hansei.api.WireJson;
import dev.hansei.infra.registry.failures.ClusterDetail;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;

/** What happened to a failure mode, and what did not, in words. */
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

  /** Why the model that was asked has not named it, and when it is asked again. */
  public static String of(ClusterDetail.NameTry tried) {
    String model = tried.model().value();
    if (tried.useless() == 0) {
      return "%s gave no answer when it was asked for a name; it is asked again when the mode's turn comes."
          .formatted(model);
    }
    return tried.isOver()
        ? ("%s was asked for a name %d times and gave none that can be used; it is asked again once"
                + " the mode has more or fewer texts.")
            .formatted(model, tried.useless())
        : "%s gave no name that can be used; it is asked again when the mode's turn comes."
            .formatted(model);
  }

  private static String by(Span.PromptUse prompt) {
    return " by %s %s".formatted(prompt.name(), prompt.version());
  }
}
