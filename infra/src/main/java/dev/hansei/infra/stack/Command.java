package dev.hansei.infra.stack;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What every command of the stack does the same way: its options, its exit code, its one line of
 * error.
 */
public final class Command {
  private static final int INTERRUPTED = 130;

  private Command() {}

  /** A command's work. */
  public interface Body {
    /** Returns the exit code. */
    int run(Options options) throws IOException, InterruptedException;
  }

  /**
   * The words after the command.
   *
   * @param given those that were there; all known
   */
  public record Options(Set<String> given) {
    public boolean has(String option) {
      return given.contains(option);
    }

    public boolean json() {
      return has("--json");
    }
  }

  /** Runs the command and ends the process with its exit code. */
  public static void run(String name, List<String> known, String[] arguments, Body body) {
    System.exit(exitCode(name, known, arguments, body));
  }

  private static int exitCode(String name, List<String> known, String[] arguments, Body body) {
    try {
      return body.run(parse(name, known, arguments));
    } catch (StackFailure e) {
      System.err.println("hansei: " + e.getMessage());
      return e.kind().exitCode();
    } catch (IOException e) {
      System.err.printf("hansei: %s failed: %s.%n", name, e);
      return StackFailure.Kind.FAILED.exitCode();
    } catch (InterruptedException e) {
      return INTERRUPTED;
    }
  }

  private static Options parse(String name, List<String> known, String[] arguments) {
    for (var argument : arguments) {
      if (!known.contains(argument)) {
        throw new StackFailure(
            StackFailure.Kind.USAGE,
            "%s does not know \"%s\"; it takes %s."
                .formatted(
                    name, argument, known.isEmpty() ? "no option" : String.join(", ", known)));
      }
    }
    return new Options(Set.of(arguments.length == 0 ? new String[0] : distinct(arguments)));
  }

  private static String[] distinct(String[] arguments) {
    return List.of(arguments).stream().distinct().toArray(String[]::new);
  }
}
