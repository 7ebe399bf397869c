package dev.hansei.workflows.traces;

import java.util.List;
import java.util.Locale;

/**
 * Names of evaluations that only the project's own monitors may give: a rollout obeys what goes by
 * them, so nobody outside may speak under them.
 */
public final class MonitorNames {
  private static final List<String> RESERVED =
      List.of("judge:", "detector:", "monitor:", "hansei:");

  private MonitorNames() {}

  /** Whether a name is one of a monitor's. */
  public static boolean areReserved(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return RESERVED.stream().anyMatch(plain::startsWith);
  }

  /**
   * The name, as somebody outside gives it.
   *
   * @throws IllegalArgumentException when it is one of a monitor's
   */
  public static String requireFree(String name) {
    if (areReserved(name)) {
      throw new IllegalArgumentException(
          "names that begin with 'judge:', 'detector:', 'monitor:' or 'hansei:' are those of"
              + " monitors; name the evaluation otherwise");
    }
    return name;
  }
}
