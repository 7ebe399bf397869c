package dev.hansei.workflows.monitors;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.monitors.MonitorActivities.MonitorEnd;
import dev.hansei.workflows.monitors.MonitorActivities.ScoredPage;
import dev.hansei.workflows.monitors.MonitorActivities.Tick;
import dev.hansei.workflows.monitors.MonitorActivities.TickPage;
import dev.hansei.workflows.monitors.MonitorActivities.TickPlan;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;

/** The story of {@link Monitor}: open, then look, wait, look, until it is cancelled. */
public final class MonitorImpl implements Monitor {
  /** While it is paused, a signal that was lost costs this. */
  static final Duration PAUSED_LOOK = Duration.ofHours(1);

  private static final String AT_ONCE = "look-again-at-once";
  private static final String WITHIN = "go-on-within-a-look";

  private static final Logger log = Workflow.getLogger(MonitorImpl.class);

  private final MonitorActivities registry =
      Workflow.newActivityStub(MonitorActivities.class, ActivityCalls.registryWrite());
  private final MonitorActivities models =
      Workflow.newActivityStub(MonitorActivities.class, ActivityCalls.modelChunk());

  private final MonitorInput input;
  private int tick;
  private Optional<String> reached;
  private boolean behind;
  private boolean changed;

  /** Ready before the first signal arrives. */
  @WorkflowInit
  public MonitorImpl(MonitorInput input) {
    this.input = input;
    this.tick = input.carried().map(MonitorProgress::tick).orElse(1);
    this.reached = input.carried().flatMap(MonitorProgress::after);
  }

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
  public void watch(MonitorInput sameInput) {
    try {
      if (input.carried().isEmpty()) {
        Steps.shielded(() -> registry.openMonitor(input));
      }
      attend();
    } catch (CanceledFailure failure) {
      end("");
      throw failure;
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        end("");
        throw failure;
      }
      end(Steps.codeOf(failure).name());
      throw Steps.ended(Monitor.workflowId(input), failure);
    }
  }

  private void attend() {
    boolean watching = true;
    while (watching) {
      changed = false;
      MonitorState state = look();
      watching = state != MonitorState.ENDED;
      if (watching) {
        continueAsNewWhereHistoryIsLong();
        rest(state);
      }
    }
  }

  /** What an outage left behind is looked at without a rest between. */
  private void rest(MonitorState state) {
    if (behind && Workflow.getVersion(AT_ONCE, Workflow.DEFAULT_VERSION, 1) == 1) {
      return;
    }
    Duration pause =
        state == MonitorState.PAUSED
            ? PAUSED_LOOK
            : Duration.ofMinutes(input.plan().everyMinutes());
    boolean told = Workflow.await(pause, () -> changed);
    log.debug("Monitor {} looks again: {}", input.monitorId(), told ? "told" : "by itself");
  }

  private MonitorState look() {
    var look = new Tick(input.projectId(), input.monitorId(), tick);
    TickPlan plan = Steps.shielded(() -> registry.beginTick(look));
    Optional<String> after = reached;
    reached = Optional.empty();
    behind = false;
    if (plan.state() != MonitorState.WATCHING || !plan.due()) {
      return plan.state();
    }
    int taken = 0;
    do {
      ScoredPage page = models.scorePage(new TickPage(look, after));
      taken += page.taken();
      after = page.next();
      after.ifPresent(this::continueAsNewWithinTheLook);
    } while (after.isPresent());
    behind = plan.behind().orElse(false);
    Steps.shielded(() -> registry.endTick(look));
    log.info("Monitor {} took {} traces in look {}", input.monitorId(), taken, tick);
    tick++;
    return plan.state();
  }

  private void continueAsNewWhereHistoryIsLong() {
    if (Workflow.getInfo().isContinueAsNewSuggested()) {
      // The next run would not know of it.
      CancellationScope.throwCanceled();
      Workflow.continueAsNew(input.carrying(new MonitorProgress(tick)));
    }
  }

  /** A look after an outage may have more pages than a history has room for. */
  private void continueAsNewWithinTheLook(String after) {
    if (Workflow.getInfo().isContinueAsNewSuggested()
        && Workflow.getVersion(WITHIN, Workflow.DEFAULT_VERSION, 1) == 1) {
      CancellationScope.throwCanceled();
      Workflow.continueAsNew(input.carrying(new MonitorProgress(tick, Optional.of(after))));
    }
  }

  private void end(String code) {
    var end = new MonitorEnd(input.projectId(), input.monitorId(), code);
    Steps.shielded(() -> registry.endMonitor(end));
    log.warn("Monitor {} ended {}", input.monitorId(), code);
  }

  @Override
  public void changed() {
    changed = true;
  }
}
