package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.PlacedPattern;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Patterns on their way into clusters. What is worked out of a {@link Snapshot} is written only
 * while that is still how things stand.
 */
@Singleton
public final class Grouping {
  /** The heaviest patterns take part: 30 MB of vectors. */
  public static final int PATTERNS_MAX = 20_000;

  /** Far more modes than a project keeps in mind. */
  private static final int CLUSTERS_MAX = 5_000;

  private final VectorRepository vectors;
  private final ClusterRepository clusters;
  private final GroupingRepository groupings;
  private final GroupingWriter writer;
  private final Transactions transactions;

  Grouping(
      VectorRepository vectors,
      ClusterRepository clusters,
      GroupingRepository groupings,
      GroupingWriter writer,
      Transactions transactions) {
    this.vectors = vectors;
    this.clusters = clusters;
    this.groupings = groupings;
    this.writer = writer;
    this.transactions = transactions;
  }

  /**
   * How things stand.
   *
   * @param revision grows with every change
   * @param patterns those that have a vector
   * @param texts of the patterns
   */
  public record Snapshot(
      long revision,
      List<PlacedPattern> patterns,
      Map<PatternId, String> texts,
      Map<ClusterId, ClusterState> states) {}

  /** Texts that have no vector of that model yet, heaviest first. */
  public Map<PatternId, String> withoutVector(ProjectId project, String embedder, int limit) {
    return transactions.read(() -> {
      var texts = new LinkedHashMap<PatternId, String>();
      vectors
          .without(project.value(), embedder, Math.min(limit, PATTERNS_MAX))
          .forEach(row -> texts.put(new PatternId(row.patternId()), row.text()));
      return texts;
    });
  }

  /** Writes vectors; again changes nothing. */
  public void keepVectors(ProjectId project, String embedder, Map<PatternId, float[]> found) {
    transactions.run(() ->
        found.forEach((id, vector) ->
            vectors.save(project.value(), id.value(), embedder, VectorRow.bytes(vector))));
  }

  /** How things stand, by the vectors of that model. */
  public Snapshot snapshot(ProjectId project, String embedder) {
    return transactions.read(() -> {
      long revision = groupings.find(project.value()).map(GroupingRow::revision).orElse(0L);
      var rows = vectors.heaviest(project.value(), embedder, PATTERNS_MAX);
      var texts = new TreeMap<PatternId, String>();
      rows.forEach(row -> texts.put(new PatternId(row.patternId()), row.text()));
      var states = new TreeMap<ClusterId, ClusterState>();
      clusters
          .living(project.value(), CLUSTERS_MAX)
          .forEach(row -> states.put(new ClusterId(row.clusterId()), row.standing()));
      return new Snapshot(revision, rows.stream().map(VectorRow::placed).toList(), texts, states);
    });
  }

  /**
   * Carries a plan out: patterns move, sums are taken, events are written, and the collector's own
   * moves are made. Nothing is written where the snapshot is out of date.
   *
   * @return whether it was written
   */
  public boolean apply(ProjectId project, Snapshot snapshot, ClusterPlan plan, Actor actor) {
    var change = GroupingChange.of(snapshot, plan, writer::newId);
    return transactions.write(() -> {
      groupings.insertOrKeep(project.value());
      long revision = groupings.lock(project.value()).map(GroupingRow::revision).orElse(0L);
      if (revision != snapshot.revision()) {
        return false;
      }
      writer.write(project, change, actor);
      groupings.advance(project.value());
      return true;
    });
  }
}
