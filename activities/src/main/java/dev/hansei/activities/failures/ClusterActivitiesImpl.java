package dev.hansei.activities.failures;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.failures.Grouping;
import dev.hansei.infra.registry.failures.Patterns;
import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.ClusterPolicy;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.models.Embedder;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts failures into patterns, embeds them, and asks {@link ClusterPolicy} for the clusters. */
@Singleton
public final class ClusterActivitiesImpl implements ClusterActivities {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterActivitiesImpl.class);

  /** Texts embedded between two writes: some seconds of work that a crash would lose. */
  private static final int EMBEDDED_AT_ONCE = 256;

  /** People who move clusters all the time do not keep the collector from ever being done. */
  private static final int ROUNDS_MAX = 10;

  private final Patterns patterns;
  private final Grouping grouping;
  private final Embedder embedder;

  public ClusterActivitiesImpl(Patterns patterns, Grouping grouping, Embedder embedder) {
    this.patterns = patterns;
    this.grouping = grouping;
    this.embedder = embedder;
  }

  @Override
  public Counted countFailures(Sorting sorting) {
    return Effects.of(() -> Beating.here().compute(() -> new Counted(count(sorting))));
  }

  private int count(Sorting sorting) {
    int all = 0;
    int some;
    do {
      some = patterns.countNext(sorting.projectId(), sorting.actor());
      all += some;
    } while (some > 0 && !Thread.currentThread().isInterrupted());
    return all;
  }

  @Override
  public Clustered updateClusters(Sorting sorting) {
    return Effects.of(() -> Beating.here().compute(() -> update(sorting)));
  }

  private Clustered update(Sorting sorting) {
    int embedded = embed(sorting);
    for (int round = 0; round < ROUNDS_MAX; round++) {
      var snapshot = grouping.snapshot(sorting.projectId(), name());
      ClusterPlan plan = ClusterPolicy.decide(snapshot.patterns(), snapshot.states());
      if (grouping.apply(sorting.projectId(), snapshot, plan, sorting.actor())) {
        int split = (int) plan.founded().stream().filter(one -> one.origin().isPresent()).count();
        return new Clustered(
            embedded,
            plan.joins().size(),
            plan.founded().size() - split,
            split,
            plan.merges().size());
      }
    }
    throw new RegistryException(
        RegistryException.Kind.UNAVAILABLE,
        "clusters-changed",
        "The clusters changed again and again while they were worked out; it is tried again.");
  }

  private int embed(Sorting sorting) {
    int all = 0;
    long began = System.nanoTime();
    Map<PatternId, String> texts =
        grouping.withoutVector(sorting.projectId(), name(), EMBEDDED_AT_ONCE);
    while (!texts.isEmpty()) {
      List<float[]> vectors = embedder.embed(List.copyOf(texts.values()));
      var found = new LinkedHashMap<PatternId, float[]>();
      int at = 0;
      for (PatternId id : texts.keySet()) {
        found.put(id, vectors.get(at++));
      }
      grouping.keepVectors(sorting.projectId(), name(), found);
      all += texts.size();
      texts = grouping.withoutVector(sorting.projectId(), name(), EMBEDDED_AT_ONCE);
    }
    if (all > 0) {
      double seconds = (System.nanoTime() - began) / 1e9;
      LOG.info("Embedded {} failures' texts, {} a second", all, Math.round(all / seconds));
    }
    return all;
  }

  private String name() {
    return embedder.model().value();
  }
}
