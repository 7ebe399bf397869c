package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.MinHash;
import dev.hansei.workflows.failures.ReturnPolicy;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts failures into patterns: one text stands for all failures of the same or nearly the same
 * text and keeps their weight. Each failure is counted once, whoever asks how often: it stops being
 * uncounted in the transaction that counts it.
 */
@Singleton
public final class Patterns {
  /** Failures of one transaction: about a tenth of a second. */
  public static final int FAILURES_MAX = 500;

  private final UncountedRepository failures;
  private final Tallies tallies;
  private final PatternRepository patterns;
  private final BandRepository bands;
  private final DayRepository days;
  private final GroupingRepository groupings;
  private final ClusterReturns returns;
  private final Transactions transactions;

  Patterns(
      UncountedRepository failures,
      Tallies tallies,
      PatternRepository patterns,
      BandRepository bands,
      DayRepository days,
      GroupingRepository groupings,
      ClusterReturns returns,
      Transactions transactions) {
    this.failures = failures;
    this.tallies = tallies;
    this.patterns = patterns;
    this.bands = bands;
    this.days = days;
    this.groupings = groupings;
    this.returns = returns;
    this.transactions = transactions;
  }

  /**
   * Counts the oldest failures that are uncounted, at most {@link #FAILURES_MAX}. A mode that was
   * fixed or closed and gets one of them is reopened in the same transaction.
   *
   * @param actor who reopens
   * @return how many it counted; 0 when none is left
   */
  public int countNext(ProjectId project, Actor actor) {
    return transactions.write(() -> {
      groupings.insertOrKeep(project.value());
      groupings.lock(project.value());
      var next = failures.oldest(project.value(), FAILURES_MAX);
      if (!next.isEmpty()) {
        var counted = tallies.of(project, next);
        write(project, counted);
        groupings.advance(project.value());
        returns.reopen(project, seen(counted), actor);
      }
      return next.size();
    });
  }

  private void write(ProjectId project, Collection<Tally> counted) {
    patterns.saveAll(counted.stream().map(Tally::after).toList());
    var fresh = new ArrayList<BandRow>();
    for (Tally tally : counted) {
      if (tally.isFresh()) {
        for (long band : MinHash.bands(tally.before().normal())) {
          fresh.add(new BandRow(project.value(), BandRow.bytes(band), tally.id()));
        }
      }
    }
    if (!fresh.isEmpty()) {
      bands.insertOrKeep(fresh);
    }
    days.addAll(counted.stream().flatMap(tally -> tally.days().stream()).toList());
    counted.forEach(tally -> failures.count(project.value(), tally.id(), tally.failures()));
  }

  private static TreeMap<ClusterId, List<ReturnPolicy.Seen>> seen(Collection<Tally> counted) {
    var seen = new TreeMap<ClusterId, List<ReturnPolicy.Seen>>();
    for (Tally tally : counted) {
      var cluster = tally.before().clusterId();
      if (cluster != null) {
        var here = seen.computeIfAbsent(new ClusterId(cluster), _ -> new ArrayList<>());
        tally.added().forEach(failure -> here.add(failure.seen()));
      }
    }
    return seen;
  }
}
