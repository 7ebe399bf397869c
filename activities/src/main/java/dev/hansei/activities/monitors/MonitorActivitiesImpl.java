package dev.hansei.activities.monitors;

import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.monitors.MonitorTicks;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.workflows.monitors.MonitorActivities;
import dev.hansei.workflows.monitors.MonitorInput;
import jakarta.inject.Singleton;

/** What monitors do. The rows say what is done; nothing is kept between. */
@Singleton
public final class MonitorActivitiesImpl implements MonitorActivities {
  private final Monitors monitors;
  private final MonitorTicks ticks;
  private final LiveScorer scorer;

  MonitorActivitiesImpl(Monitors monitors, MonitorTicks ticks, LiveScorer scorer) {
    this.monitors = monitors;
    this.ticks = ticks;
    this.scorer = scorer;
  }

  @Override
  public void openMonitor(MonitorInput input) {
    Effects.run(() -> monitors.open(input));
  }

  @Override
  public TickPlan beginTick(Tick tick) {
    return Effects.of(() -> ticks.begin(tick));
  }

  @Override
  public ScoredPage scorePage(TickPage page) {
    return Effects.of(() -> scorer.score(page));
  }

  @Override
  public void endTick(Tick tick) {
    Effects.run(() -> ticks.end(tick));
  }

  @Override
  public void endMonitor(MonitorEnd end) {
    Effects.run(() -> monitors.end(end.projectId(), end.monitorId(), end.code()));
  }
}
