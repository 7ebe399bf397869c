package dev.hansei.workflows.monitors;

/**
 * What the next execution of a monitor must know.
 *
 * @param tick the number of its next look, from 1
 */
public record MonitorProgress(int tick) {
  public MonitorProgress {
    if (tick < 1) {
      throw new IllegalArgumentException("looks count from 1: " + tick);
    }
  }
}
