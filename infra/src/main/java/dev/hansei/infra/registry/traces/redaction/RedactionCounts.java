package dev.hansei.infra.registry.traces.redaction;

import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much was redacted, by day, field and kind. Counted in memory and written every few seconds,
 * as a row that every request waits for would cost more than the redaction.
 */
@Singleton
public final class RedactionCounts implements Expiring {
  /** Counts are no personal data; a year shows what a season changes. */
  private static final Period KEPT = Period.ofYears(1);

  /** Names of attributes are the sender's: this many a day, and the rest counts as other. */
  private static final int FIELDS_MAX = 300;

  /** Bounds what is held between two writes. */
  private static final int WAITING_MAX = 10_000;

  private static final String OTHER = "other";

  /** A page's worth; the most frequent are shown. */
  private static final int SHOWN_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(RedactionCounts.class);

  private final CountRepository rows;
  private final Transactions transactions;
  private final Clock clock;
  private final Map<String, CountRow> waiting = new TreeMap<>();

  RedactionCounts(CountRepository rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Adds to the counts of today. */
  void add(ProjectId project, Map<String, ? extends Map<String, ? extends Number>> counts) {
    var today = today();
    synchronized (waiting) {
      counts.forEach((field, kinds) ->
          kinds.forEach((kind, found) ->
              hold(new CountRow(project.value(), today, field, kind, found.longValue()))));
    }
  }

  private void hold(CountRow row) {
    boolean fits = waiting.size() < WAITING_MAX || waiting.containsKey(key(row, row.field()));
    var field = fits ? row.field() : OTHER;
    waiting.merge(key(row, field), named(row, field), RedactionCounts::sum);
  }

  private static String key(CountRow row, String field) {
    return row.projectId() + " " + row.day() + " " + field + " " + row.kind();
  }

  private static CountRow named(CountRow row, String field) {
    return new CountRow(row.projectId(), row.day(), field, row.kind(), row.found());
  }

  private static CountRow sum(CountRow one, CountRow other) {
    return new CountRow(
        one.projectId(), one.day(), one.field(), one.kind(), one.found() + other.found());
  }

  /**
   * Writes what was counted since the last time; what cannot be written now is kept for the next.
   */
  @Scheduled(fixedDelay = "2s", initialDelay = "2s")
  @PreDestroy
  public void flush() {
    List<CountRow> taken;
    synchronized (waiting) {
      taken = List.copyOf(waiting.values());
      waiting.clear();
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      transactions.run(() -> bounded(taken).forEach(rows::add));
    } catch (RuntimeException e) {
      LOG.warn("counts of redactions cannot be written now: {}", e.toString());
      synchronized (waiting) {
        taken.forEach(this::hold);
      }
    }
  }

  /** In the order of the key, so that two processes do not wait for one another in a circle. */
  private List<CountRow> bounded(List<CountRow> taken) {
    var known = new TreeMap<String, HashSet<String>>();
    var sorted = new TreeMap<String, CountRow>();
    for (CountRow row : taken) {
      var fields =
          known.computeIfAbsent(
              row.projectId() + " " + row.day(),
              key -> new HashSet<>(rows.fields(row.projectId(), row.day(), FIELDS_MAX)));
      boolean fits = fields.contains(row.field()) || fields.size() < FIELDS_MAX;
      var field = fits ? row.field() : OTHER;
      fields.add(field);
      sorted.merge(key(row, field), named(row, field), RedactionCounts::sum);
    }
    return List.copyOf(sorted.values());
  }

  /**
   * Sums over the last days, today among them, the most frequent first; at most 500.
   *
   * @param days from 1
   */
  public List<RedactionCount> last(ProjectId project, int days) {
    return transactions.read(() ->
        rows.since(project.value(), today().minusDays(days - 1L), SHOWN_MAX).stream()
            .map(row -> new RedactionCount(row.field(), row.kind(), row.found()))
            .toList());
  }

  @Override
  public String what() {
    return "counts of redactions";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    var first = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(KEPT);
    return transactions.write(() -> rows.deleteBefore(first, limit));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
