package dev.hansei.workflows.monitors;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;
import java.util.Optional;

/** What {@link Monitor} does to the world. All are idempotent. */
@ActivityInterface
public interface MonitorActivities {
  /** Writes the monitor's row; one that is there stays. Queue {@code loop}. */
  void openMonitor(MonitorInput input);

  /**
   * Says whether to look, and fixes which traces: asked again for the same look it answers the same
   * window, however much time has passed. Queue {@code loop}.
   */
  TickPlan beginTick(Tick tick);

  /**
   * Scores up to 200 traces of the look's window, and writes scores, counts and which traces were
   * taken, in one transaction for each batch. What was taken once, in whatever look, is passed by.
   * Heartbeats. Queue {@code models}.
   */
  ScoredPage scorePage(TickPage page);

  /** Ends the look, so that the next begins where its window ended. Queue {@code loop}. */
  void endTick(Tick tick);

  /** Says that the monitor never looks again, and why. Queue {@code loop}. */
  void endMonitor(MonitorEnd end);

  /** One look of a monitor, counted from 1. */
  record Tick(ProjectId projectId, MonitorId monitorId, int number) {
    public Tick {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(monitorId, "monitorId is null");
      if (number < 1) {
        throw new IllegalArgumentException("looks count from 1: " + number);
      }
    }
  }

  /**
   * Whether to look.
   *
   * @param due whether there is a window to look at
   * @param behind that there is more to look at behind it, so that the next look comes at once;
   *     absent where there is not
   */
  record TickPlan(MonitorState state, boolean due, Optional<Boolean> behind) {
    public TickPlan {
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(behind, "behind is null");
    }

    /** One behind which there is nothing yet. */
    public TickPlan(MonitorState state, boolean due) {
      this(state, due, Optional.empty());
    }
  }

  /**
   * A page of a look.
   *
   * @param after where the page before ended; absent at the first
   */
  record TickPage(Tick tick, Optional<String> after) {
    public TickPage {
      Objects.requireNonNull(tick, "tick is null");
      Objects.requireNonNull(after, "after is null");
    }
  }

  /**
   * What a page held.
   *
   * @param taken traces that were scored, or found to be without a score, for the first time; fewer
   *     when the page is done again after a crash
   * @param next where the next page begins; absent at the end of the window
   */
  record ScoredPage(int taken, Optional<String> next) {
    public ScoredPage {
      if (taken < 0) {
        throw new IllegalArgumentException("taken is negative: " + taken);
      }
      Objects.requireNonNull(next, "next is null");
    }
  }

  /**
   * How a monitor ended.
   *
   * @param code why it failed; empty where it was cancelled
   */
  record MonitorEnd(ProjectId projectId, MonitorId monitorId, String code) {
    public MonitorEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(monitorId, "monitorId is null");
      Objects.requireNonNull(code, "code is null");
    }
  }
}
