package dev.hansei.infra.stack;

/**
 * Why the stack cannot do what was asked, in one line that a person can act on: what is wrong, then
 * what to do about it. Raised for the world's faults (a taken port, a missing tool), never for
 * programming mistakes.
 */
public final class StackFailure extends RuntimeException {
  /** How a command that failed this way exits; the numbers are the launcher's contract. */
  public enum Kind {
    /** The command line is wrong. */
    USAGE(2),
    /** Nothing answers where the stack should be. */
    UNREACHABLE(3),
    /** The stack refused, or a step failed. */
    FAILED(4);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  public StackFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** A failure of kind {@link Kind#FAILED}: {@code what} is a sentence, {@code remedy} another. */
  public static StackFailure failed(String what, String remedy) {
    return new StackFailure(Kind.FAILED, what + " " + remedy);
  }

  public Kind kind() {
    return kind;
  }
}
