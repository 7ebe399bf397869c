package dev.hansei.infra.stack;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Progress as lines of a command. A line that only counts on is rewritten in place on a terminal,
 * and repeated every twenty seconds elsewhere, so that logs stay short.
 */
final class PrintedProgress implements Progress, AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(20);
  private static final String START_OF_LINE = "\r\u001B[K";

  private final PrintStream out;
  private final boolean isTerminal;
  private String saying = "";
  private long saidNanos;

  PrintedProgress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  @Override
  public synchronized void say(String line) {
    var what = line.replaceAll("[0-9]+", "#");
    var isNew = !what.equals(saying);
    if (isTerminal) {
      out.print((isNew && !saying.isEmpty() ? "\n" : START_OF_LINE) + "hansei: " + line);
      out.flush();
    } else if (isNew || System.nanoTime() - saidNanos >= TICK.toNanos()) {
      out.println("hansei: " + line);
      saidNanos = System.nanoTime();
    }
    saying = what;
  }

  /** Ends the line that may still be open. */
  @Override
  public synchronized void close() {
    if (isTerminal && !saying.isEmpty()) {
      out.println();
    }
  }
}
