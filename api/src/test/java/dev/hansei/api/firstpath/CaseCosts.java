package dev.hansei.api.firstpath;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a stack has taken so far: processor time, statements and flushes of the database. Wall time
 * tells little where other work shares the machine; this is what a case costs.
 */
record CaseCosts(ProcessCosts processes, Map<String, Long> database) {
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

  /** As it stands now. */
  static CaseCosts of(StackProcess stack) {
    return new CaseCosts(ProcessCosts.of(stack), counters(stack.registryUrl()));
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
  String since(CaseCosts before, int cases) {
    Map<String, Duration> cpu = processes.since(before.processes).cpu();
    double sum = cpu.values().stream().mapToLong(Duration::toMillis).sum();
    return "  CPU ms a case %.2f (%s)%n  database a case (%s)"
        .formatted(sum / cases, ofCpu(cpu, cases), ofDatabase(before, cases));
  }

  private static String ofCpu(Map<String, Duration> cpu, int cases) {
    return cpu.entrySet().stream()
        .map(
            each -> "%s %.2f".formatted(each.getKey(), each.getValue().toMillis() / (double) cases))
        .collect(Collectors.joining(", "));
  }

  private String ofDatabase(CaseCosts before, int cases) {
    return database.entrySet().stream()
        .map(each -> {
          long grown = each.getValue() - before.database.getOrDefault(each.getKey(), 0L);
          return "%s %.2f".formatted(each.getKey(), grown / (double) cases);
        })
        .collect(Collectors.joining(", "));
  }
}
