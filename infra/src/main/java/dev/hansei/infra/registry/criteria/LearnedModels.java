package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.Sha256;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The weights of learned judges, read from the object store once a process. Thread-safe. */
@Singleton
public final class LearnedModels {
  /** Weights are a few kilobytes; a process uses a handful of judges. */
  private static final int KEPT_MAX = 100;

  private final ObjectStore objects;
  private final CanonicalJson json;
  private final Map<Sha256, LearnedModel> kept = new ConcurrentHashMap<>();

  LearnedModels(ObjectStore objects, CanonicalJson json) {
    this.objects = objects;
    this.json = json;
  }

  /** Of a judge; empty for one that is not learnt. */
  public Optional<LearnedModel> of(Judge judge) {
    if (kept.size() > KEPT_MAX) {
      kept.clear();
    }
    return judge
        .learned()
        .map(weights ->
            kept.computeIfAbsent(
                weights.sha256(), _ -> json.read(objects.get(weights), LearnedModel.class)));
  }
}
