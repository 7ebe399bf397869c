package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which failures of a text have no case yet: a case made of the text stands for all of those. */
@Singleton
public final class PatternCases {
  private final PatternCaseRepository rows;
  private final GroupingRepository groupings;
  private final Transactions transactions;

  PatternCases(
      PatternCaseRepository rows, GroupingRepository groupings, Transactions transactions) {
    this.rows = rows;
    this.groupings = groupings;
    this.transactions = transactions;
  }

  /**
   * How many open failures without a case each of these texts has; one that has none is missing.
   * Joins the transaction that is open, and holds the lock of the project's modes to its end, so
   * that no failure is counted into two cases.
   */
  public Map<PatternId, Integer> lockWithoutCase(ProjectId project, Collection<PatternId> ids) {
    var counts = new TreeMap<PatternId, Integer>();
    if (ids.isEmpty()) {
      return counts;
    }
    transactions
        .write(() -> {
          groupings.insertOrKeep(project.value());
          groupings.lock(project.value());
          return rows.withoutCase(project.value(), keys(ids));
        })
        .forEach(row -> counts.put(new PatternId(row.patternId()), row.failures()));
    return counts;
  }

  /** Says that these texts' open failures have a case. Joins the transaction of that case. */
  public void markHasCase(ProjectId project, Collection<PatternId> ids) {
    if (!ids.isEmpty()) {
      transactions.run(() -> rows.markHasCase(project.value(), keys(ids)));
    }
  }

  private static List<byte[]> keys(Collection<PatternId> ids) {
    return ids.stream().distinct().sorted().map(id -> UuidBytes.of(id.value())).toList();
  }
}
