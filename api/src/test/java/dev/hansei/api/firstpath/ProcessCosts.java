package dev.hansei.api.firstpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What processes have cost so far, as Linux counts it; elsewhere nothing is told. */
record ProcessCosts(Map<String, Duration> cpu) {
  /** Linux counts in hundredths whatever the kernel's own tick is. */
  private static final long TICK_MILLIS = 10;

  /** Place of the time in user mode among the fields after the program's name. */
  private static final int USER_TIME = 11;

  /** The parts of a stack that run now, and this process. */
  static ProcessCosts of(StackProcess stack) {
    var cpu = new LinkedHashMap<String, Duration>();
    var seen = new HashSet<Long>();
    stack
        .pids()
        .forEach(
            (part, pid) -> {
              // The object store lives in the supervisor's process.
              if (seen.add(pid)) {
                cpu.put(part, cpuOf(pid));
              }
            });
    cpu.put("senders", cpuOf(ProcessHandle.current().pid()));
    return new ProcessCosts(cpu);
  }

  /** What was added since; a process that began in between counts from its begin. */
  ProcessCosts since(ProcessCosts before) {
    var added = new LinkedHashMap<String, Duration>();
    cpu.forEach((part, now) -> {
      var then = before.cpu().getOrDefault(part, Duration.ZERO);
      added.put(part, now.compareTo(then) < 0 ? now : now.minus(then));
    });
    return new ProcessCosts(added);
  }

  /** Peak resident memory of a part, in MiB; 0 where it is not told. */
  static long peakMib(StackProcess stack, String part) {
    try {
      var status = Path.of("/proc", String.valueOf(stack.pids().get(part)), "status");
      return !Files.isReadable(status)
          ? 0
          : Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmHWM"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
              .findFirst()
              .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a table: {@code api 21.3, registry 9.9, ...}. */
  String line() {
    var line = new StringBuilder();
    cpu.forEach((part, spent) ->
        line.append(line.isEmpty() ? "" : ", ")
            .append(part)
            .append(String.format(Locale.ROOT, " %.1f", spent.toMillis() / 1_000.0)));
    return line.toString();
  }

  /** Of all parts but this process. */
  Duration ofService() {
    return cpu.entrySet().stream()
        .filter(part -> !part.getKey().equals("senders"))
        .map(Map.Entry::getValue)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration cpuOf(long pid) {
    try {
      var stat = Path.of("/proc", Long.toString(pid), "stat");
      if (!Files.isReadable(stat)) {
        return Duration.ZERO;
      }
      var text = Files.readString(stat);
      var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
      return Duration.ofMillis(ticks * TICK_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
