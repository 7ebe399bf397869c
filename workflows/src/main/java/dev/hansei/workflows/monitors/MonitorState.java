package dev.hansei.workflows.monitors;

/** Whether a monitor looks. */
public enum MonitorState {
  /** It looks every so many minutes. */
  WATCHING,
  /** Somebody stopped it; what comes in meanwhile is not scored later either. */
  PAUSED,
  /** Its workflow has ended, cancelled or failed; it never looks again. */
  ENDED
}
