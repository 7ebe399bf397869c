package dev.hansei.infra.stack;

import dev.hansei.infra.stack.ProcessState.Condition;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows a stack coming up: one line for each part that becomes ready and, in between, what the
 * others do; rewritten in place on a terminal, every few seconds elsewhere, so that logs stay
 * short.
 */
final class ProgressPrinter {
  private static final Duration PLAIN_TICK = Duration.ofSeconds(10);
  private static final int WIDTH_MAX = 110;
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintStream out;
  private final boolean isTerminal;
  private final Map<String, Condition> shown = new HashMap<>();
  private long plainTickNanos;
  private String transientLine = "";

  ProgressPrinter(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.plainTickNanos = System.nanoTime();
  }

  /** Shows what is new. */
  void show(StackState state) {
    for (var process : state.processes()) {
      var isNew = shown.put(process.name(), process.condition()) != process.condition();
      if (isNew && process.condition() == Condition.READY) {
        line(
            "  %-9s ready   %6s  %s"
                .formatted(
                    process.name(),
                    Durations.words(Duration.ofMillis(process.readyAfterMillis())),
                    process.message()));
      } else if (isNew
          && (process.condition() == Condition.FAILED
              || process.condition() == Condition.RESTARTING)) {
        line("  %-9s %s".formatted(process.name(), words(process)));
      }
    }
    transientLine(state);
  }

  private void transientLine(StackState state) {
    var busy =
        state.processes().stream()
            .filter(process -> process.condition() == Condition.STARTING)
            .map(process ->
                process.name()
                    + ": "
                    + (process.message().isEmpty() ? "starting" : process.message()))
            .collect(Collectors.joining("; "));
    var elapsed =
        Duration.ofMillis(Math.max(0, System.currentTimeMillis() - state.startedMillis()));
    var text = busy.isEmpty() ? "" : "  %s  (%s)".formatted(busy, Durations.words(elapsed));
    if (isTerminal) {
      if (!text.equals(transientLine)) {
        transientLine = text.length() > WIDTH_MAX ? text.substring(0, WIDTH_MAX) : text;
        out.print(CLEAR_LINE + transientLine);
        out.flush();
      }
    } else if (!text.isEmpty() && System.nanoTime() - plainTickNanos > PLAIN_TICK.toNanos()) {
      plainTickNanos = System.nanoTime();
      out.println(text);
    }
  }

  /** A line that stays. */
  void line(String text) {
    if (isTerminal) {
      out.print(CLEAR_LINE);
      transientLine = "";
    }
    out.println(text);
  }

  static String words(ProcessState process) {
    var words =
        switch (process.condition()) {
          case WAITING -> "waits for the others";
          case STARTING -> "is starting";
          case READY -> "is ready";
          case RESTARTING -> "is started again";
          case FAILED -> "failed";
          case STOPPING -> "is stopping";
          case STOPPED -> "is stopped";
        };
    return process.message().isEmpty() ? words : words + " (" + process.message() + ")";
  }
}
