package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.models.StubRequest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the calls of a run cost, call by call. A call may be paid once more for each kill that found
 * it in flight: asked, and its answer not yet in the journal.
 */
final class Bill {
  /** What a worker has in flight at once: its default limit per model. */
  private static final int IN_FLIGHT_MAX = 32;

  private final Map<String, Integer> paid;
  private final List<StubRequest> requests;
  private final Map<String, Instant> journal;

  private Bill(
      Map<String, Integer> paid, List<StubRequest> requests, Map<String, Instant> journal) {
    this.paid = paid;
    this.requests = requests;
    this.journal = journal;
  }

  /** Of all calls since the stub last forgot. */
  static Bill of(StubModelServer model, StackProcess stack) throws SQLException {
    return new Bill(model.paidByKey(), model.requests(), journal(stack));
  }

  /** Only what was in flight at a kill was paid again, at most as often. */
  void check(List<Drill.Kill> kills) {
    Map<String, Integer> allowed = new HashMap<>();
    int since = 0;
    for (Drill.Kill kill : kills) {
      Set<String> open = inFlight(since, kill);
      assertThat(open).as("in flight at %s", kill).hasSizeLessThanOrEqualTo(IN_FLIGHT_MAX);
      open.forEach(key -> allowed.merge(key, 1, Integer::sum));
      if (kill.caller()) {
        since = kill.asked();
      }
    }
    Map<String, Integer> tooMuch = new TreeMap<>();
    paid.forEach((key, times) -> {
      int over = times - 1 - allowed.getOrDefault(key, 0);
      if (over > 0) {
        tooMuch.put(key, over);
      }
    });
    System.out.printf(
        "%s: %d calls, %d in flight at a kill, %d paid again%n",
        kills.stream().map(Drill.Kill::part).toList(),
        paid.size(),
        allowed.values().stream().mapToInt(Integer::intValue).sum(),
        paid.values().stream().mapToInt(times -> times - 1).sum());
    assertThat(tooMuch).as("calls paid again that no kill found in flight").isEmpty();
    assertThat(journal).as("every answer is in the journal").containsKeys(keys());
  }

  private String[] keys() {
    return paid.keySet().toArray(String[]::new);
  }

  /** Asked since the caller began to live, and not kept when the part died. */
  private Set<String> inFlight(int since, Drill.Kill kill) {
    Set<String> open = new HashSet<>();
    for (StubRequest request : requests.subList(since, kill.asked())) {
      Instant kept = journal.getOrDefault(request.key(), Instant.MAX);
      if (kept.isAfter(kill.at())) {
        open.add(request.key());
      }
    }
    return open;
  }

  /** When each call was kept. */
  private static Map<String, Instant> journal(StackProcess stack) throws SQLException {
    Map<String, Instant> journal = new HashMap<>();
    String query =
        "SELECT HEX(call_key), TIMESTAMPDIFF(MICROSECOND, '1970-01-01', created_at) FROM models_call";
    try (var connection = DriverManager.getConnection(stack.registryUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        journal.put(
            rows.getString(1).toLowerCase(Locale.ROOT),
            Instant.EPOCH.plusNanos(rows.getLong(2) * 1_000));
      }
    }
    return journal;
  }
}
