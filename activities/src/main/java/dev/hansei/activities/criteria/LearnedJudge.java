package dev.hansei.activities.criteria;

import dev.hansei.infra.registry.criteria.LearnedModels;
import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Applies weights that were learnt from people's labels. Nothing is asked or paid; equal answers
 * get equal verdicts. A judge that was learnt with features or an embedding model that this build
 * does not have gives no verdict, rather than a wrong one.
 */
@Singleton
public final class LearnedJudge {
  private final FeatureReader features;
  private final LearnedModels models;

  LearnedJudge(FeatureReader features, LearnedModels models) {
    this.features = features;
    this.models = models;
  }

  JudgeReply judge(Judge judge, JudgedAnswer judged) {
    LearnedModel learnt = models.of(judge).orElseThrow();
    if (!AnswerFeatures.isKnown(learnt.featureVersion())
        || !learnt.embedder().equals(features.embedder())) {
      return new JudgeReply.Unreadable(Usage.NONE);
    }
    List<Double> values = List.copyOf(features.of(judged, learnt.featureVersion()).values());
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
}
