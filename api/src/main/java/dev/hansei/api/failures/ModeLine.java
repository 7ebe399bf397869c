package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.Sparkline;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.traces.Span;
import java.util.List;

/**
 * A failure mode in a list.
 *
 * @param quote its heaviest text
 * @param versions the prompt versions it hit most often
 * @param assignee who looks after it; empty where nobody does
 * @param reason why it was dismissed; empty unless it is
 * @param mayTriage whether the viewer may dismiss, assign and merge
 * @param mayMakeCases whether the viewer may make cases
 */
public record ModeLine(
    Frame frame,
    ClusterView view,
    String quote,
    List<Span.PromptUse> versions,
    Sparkline trend,
    String assignee,
    String reason,
    boolean mayTriage,
    boolean mayMakeCases) {
  public ModeLine {
    versions = List.copyOf(versions);
  }

  /** Its page, below the project's. */
  public String path() {
    return "/failures/modes/" + view.id();
  }

  /** The shape beside its state. */
  public String shape() {
    return shapeOf(view.state());
  }

  /** The shape beside a state's word. */
  public static String shapeOf(ClusterState state) {
    return switch (state) {
      case OPEN -> "wait";
      case IN_SUITE -> "run";
      case FIXED, CLOSED -> "good";
      case REOPENED -> "bad";
      case DISMISSED -> "off";
    };
  }

  /** Whether it can be moved there. */
  public boolean mayMoveTo(ClusterState state) {
    return mayTriage && ClusterMove.from(view.state()).contains(state);
  }
}
