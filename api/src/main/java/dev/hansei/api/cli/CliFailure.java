package dev.hansei.api.cli;

/** A command that cannot go on: one line for the person, and an exit code. */
final class CliFailure extends RuntimeException {
  private final int exitCode;

  private CliFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CliFailure usage(String message) {
    return new CliFailure(ExitCodes.USAGE, message);
  }

  static CliFailure unreachable(String message) {
    return new CliFailure(ExitCodes.UNREACHABLE, message);
  }

  static CliFailure refused(String message) {
    return new CliFailure(ExitCodes.REFUSED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
