package dev.hansei.infra.demo.loop;

/** Why the demo cannot go on, in a sentence that says what to do; with the exit code. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** As the command line's: 2 a usage error, 3 no service there, 4 it was refused or failed. */
  private final int exitCode;

  private DemoFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static DemoFailure usage(String message) {
    return new DemoFailure(2, message);
  }

  static DemoFailure unreachable(String message) {
    return new DemoFailure(3, message);
  }

  static DemoFailure failed(String message) {
    return new DemoFailure(4, message);
  }

  static DemoFailure interrupted() {
    Thread.currentThread().interrupt();
    return failed("interrupted; what was started goes on in the service");
  }

  int exitCode() {
    return exitCode;
  }
}
