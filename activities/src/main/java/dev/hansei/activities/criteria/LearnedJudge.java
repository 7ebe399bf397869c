package dev.hansei.activities.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies weights that were learnt from people's labels. Nothing is asked or paid; equal answers
 * get equal verdicts. A judge that was learnt with other features or another embedding model than
 * this build has gives no verdict, rather than a wrong one.
 */
@Singleton
public final class LearnedJudge {
  /** Weights are a few kilobytes; a process uses a handful of judges. */
  private static final int KEPT_MAX = 100;

  private final FeatureReader features;
  private final ObjectStore objects;
  private final CanonicalJson json;
  private final Map<Sha256, LearnedModel> kept = new ConcurrentHashMap<>();

  LearnedJudge(FeatureReader features, ObjectStore objects, CanonicalJson json) {
    this.features = features;
    this.objects = objects;
    this.json = json;
  }

  JudgeReply judge(Judge judge, JudgedAnswer judged) {
    LearnedModel learnt = model(judge.learned().orElseThrow());
    if (learnt.featureVersion() != AnswerFeatures.VERSION
        || !learnt.embedder().equals(features.embedder())) {
      return new JudgeReply.Unreadable(Usage.NONE);
    }
    List<Double> values = List.copyOf(features.of(judged).values());
    double chance = learnt.probability(values);
    String reason =
        String.format(
            Locale.ROOT,
            "chance of a pass %.2f, passes from %.2f: %s",
            chance,
            learnt.threshold(),
            learnt.reasons(values));
    boolean passed = chance >= learnt.threshold();
    return new JudgeReply.Judged(
        passed,
        passed ? 1 : 0,
        String.format(Locale.ROOT, "%.3f", chance),
        reason,
        OptionalDouble.of(chance),
        Usage.NONE,
        Optional.empty());
  }

  private LearnedModel model(ArtifactRef weights) {
    if (kept.size() > KEPT_MAX) {
      kept.clear();
    }
    return kept.computeIfAbsent(
        weights.sha256(), _ -> json.read(objects.get(weights), LearnedModel.class));
  }
}
