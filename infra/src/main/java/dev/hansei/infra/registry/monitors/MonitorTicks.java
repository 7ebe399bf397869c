package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.monitors.LookPolicy;
import dev.hansei.workflows.monitors.LookPolicy.Window;
import dev.hansei.workflows.monitors.MonitorActivities.Tick;
import dev.hansei.workflows.monitors.MonitorActivities.TickPlan;
import dev.hansei.workflows.monitors.MonitorState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The looks of monitors: each has a window of its own that never changes. */
@Singleton
public final class MonitorTicks {
  private final Monitors monitors;
  private final MonitorRepository rows;
  private final TickRepository ticks;
  private final Transactions transactions;
  private final Clock clock;

  MonitorTicks(
      Monitors monitors,
      MonitorRepository rows,
      TickRepository ticks,
      Transactions transactions,
      Clock clock) {
    this.monitors = monitors;
    this.rows = rows;
    this.ticks = ticks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Begins a look, where the monitor watches and there is something to look at. One that has begun
   * goes on with the window that it has.
   *
   * @throws RegistryException NOT_FOUND
   */
  public TickPlan begin(Tick tick) {
    return transactions.write(() -> {
      MonitorView monitor = monitors.require(tick.projectId(), tick.monitorId());
      if (monitor.state() != MonitorState.WATCHING) {
        return new TickPlan(monitor.state(), false);
      }
      Optional<Window> window = find(tick).map(TickRow::window).or(() -> insert(tick, monitor));
      return new TickPlan(
          monitor.state(),
          window.isPresent(),
          window.map(LookPolicy::isBehind).filter(behind -> behind));
    });
  }

  private Optional<Window> insert(Tick tick, MonitorView monitor) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Window> window = LookPolicy.window(monitor.watchingSince(), monitor.lookedUpTo(), now);
    window.ifPresent(it ->
        ticks.insert(
            new TickRow(
                tick.projectId().value(),
                tick.monitorId().value(),
                tick.number(),
                it.from(),
                it.upTo(),
                0,
                now,
                null)));
    return window;
  }

  private Optional<TickRow> find(Tick tick) {
    return ticks.find(tick.projectId().value(), tick.monitorId().value(), tick.number());
  }

  /**
   * Which traces a look is about; empty for one that is over and found nothing, and for one whose
   * monitor was paused since it began: paused it spends nothing more, and resumed it begins with
   * what starts then.
   *
   * @return as it was fixed when the look began
   * @throws RegistryException NOT_FOUND
   */
  public Optional<Window> windowOf(Tick tick) {
    return transactions.read(() -> {
      MonitorView monitor = monitors.require(tick.projectId(), tick.monitorId());
      return find(tick)
          .map(TickRow::window)
          .filter(window ->
              monitor.state() == MonitorState.WATCHING
                  && !window.from().isBefore(monitor.watchingSince()));
    });
  }

  /** Ends a look; one that found nothing is forgotten. Again changes nothing. */
  public void end(Tick tick) {
    transactions.run(() -> {
      var project = tick.projectId().value();
      var monitor = tick.monitorId().value();
      Optional<TickRow> row = ticks.lock(project, monitor, tick.number());
      row.ifPresent(it -> rows.reach(project, monitor, it.upToAt()));
      if (row.filter(it -> it.traces() == 0).isPresent()) {
        ticks.delete(project, monitor, tick.number());
      } else {
        ticks.end(project, monitor, tick.number(), clock.instant());
      }
    });
  }
}
