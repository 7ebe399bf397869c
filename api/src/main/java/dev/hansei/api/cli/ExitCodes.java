package dev.hansei.api.cli;

/** What the exit code says, for scripts and CI. */
final class ExitCodes {
  static final int OK = 0;

  /** A gate said Block or Inconclusive; the JSON tells which. */
  static final int GATE_SAID_NO = 1;

  static final int USAGE = 2;

  static final int UNREACHABLE = 3;

  /** The service refused, the run failed, or what was to be verified does not match. */
  static final int REFUSED = 4;

  private ExitCodes() {}
}
