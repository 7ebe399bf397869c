package dev.hansei.infra.registry.monitors;

import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.MonitorState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A monitor as the registry has it.
 *
 * @param failureCode empty unless it failed
 * @param watchingSince when it was made, or resumed
 * @param lookedUpTo where the window of its last look ended; empty before the first
 */
public record MonitorView(
    MonitorInput input,
    MonitorState state,
    String failureCode,
    Instant watchingSince,
    Optional<Instant> lookedUpTo,
    Instant createdAt,
    Optional<Instant> endedAt) {
  public MonitorView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(watchingSince, "watchingSince is null");
    Objects.requireNonNull(lookedUpTo, "lookedUpTo is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }

  /** Which. */
  public MonitorId id() {
    return input.monitorId();
  }

  /** What it watches. */
  public MonitorPlan plan() {
    return input.plan();
  }
}
