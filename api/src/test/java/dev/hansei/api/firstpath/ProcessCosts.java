package dev.hansei.api.firstpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the processes of a stack, and this one with the stub model, have taken so far: processor
 * time, statements and flushes of the database. Wall time tells little where other work shares the
 * machine; this is what a case costs.
 */
record ProcessCosts(Map<String, Long> cpuMillis, Map<String, Long> database) {
  /** Linux counts processor time in hundredths of a second, whatever the kernel's clock. */
  private static final int MILLIS_PER_TICK = 10;

  /** Places of user and system time after the program's name, in {@code man 5 proc_pid_stat}. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  private static final Map<String, String> COUNTERS =
      Map.of(
          "Questions", "statements",
          "Com_commit", "commits",
          "Com_insert", "inserts",
          "Com_select", "selects",
          "Com_set_option", "sets",
          "Handler_write", "rows",
          "Innodb_data_fsyncs", "fsyncs",
          "Innodb_os_log_fsyncs", "log fsyncs");

  /** As it stands now; empty on systems that do not tell. */
  static ProcessCosts of(StackProcess stack) {
    Map<String, Long> cpu = new LinkedHashMap<>();
    // The objects are served by the supervisor.
    stack
        .pids()
        .forEach((name, pid) -> {
          if (!name.equals("objects")) {
            put(cpu, name, pid);
          }
        });
    put(cpu, "bench and stub", ProcessHandle.current().pid());
    return new ProcessCosts(cpu, counters(stack.registryUrl()));
  }

  private static void put(Map<String, Long> cpu, String name, long pid) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.isReadable(stat)) {
      return;
    }
    try {
      String line = Files.readString(stat);
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
      cpu.put(name, ticks * MILLIS_PER_TICK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Long> counters(String url) {
    Map<String, Long> counters = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS")) {
      while (rows.next()) {
        String name = COUNTERS.get(rows.getString(1));
        if (name != null) {
          counters.put(name, rows.getLong(2));
        }
      }
      return counters;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Per case, since then: milliseconds of processor time by process, and what the database did. */
  String since(ProcessCosts before, int cases) {
    double sum =
        cpuMillis.entrySet().stream()
            .mapToLong(each -> each.getValue() - before.cpuMillis.getOrDefault(each.getKey(), 0L))
            .sum();
    return "  CPU ms a case %.2f (%s)%n  database a case (%s)"
        .formatted(
            sum / cases,
            perCase(cpuMillis, before.cpuMillis, cases),
            perCase(database, before.database, cases));
  }

  private static String perCase(Map<String, Long> now, Map<String, Long> before, int cases) {
    return now.entrySet().stream()
        .map(each ->
            "%s %.2f"
                .formatted(
                    each.getKey(),
                    (double) (each.getValue() - before.getOrDefault(each.getKey(), 0L)) / cases))
        .collect(Collectors.joining(", "));
  }
}
