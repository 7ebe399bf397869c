package dev.hansei.activities.metrics;

import dev.hansei.activities.metrics.overlap.Levenshtein;
import dev.hansei.activities.metrics.overlap.PromptfooOverlap;
import dev.hansei.activities.metrics.overlap.Recitation;
import dev.hansei.activities.metrics.overlap.ReferenceMetric;
import dev.hansei.activities.metrics.overlap.Retrieved;
import dev.hansei.activities.metrics.overlap.Scorer;
import dev.hansei.activities.metrics.overlap.ScoringOptions;
import dev.hansei.activities.metrics.overlap.Ter;
import dev.hansei.workflows.criteria.MetricType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What compares an answer with references, or its ranking with what is relevant. */
final class OverlapMeasures {
  private static final double HUNDRED = 100;

  private OverlapMeasures() {}

  static Map<MetricType, Measure> table() {
    Map<MetricType, Measure> table = new EnumMap<>(MetricType.class);
    table.put(MetricType.EXACT, (answer, of) -> Squad.exact(of, answer));
    table.put(MetricType.F1, (answer, of) -> Squad.f1(of, answer));
    table.put(MetricType.BLEU, scored(ReferenceMetric.BLEU));
    table.put(MetricType.CHRF, scored(ReferenceMetric.CHRF));
    table.put(MetricType.GLEU, scored(ReferenceMetric.GLEU));
    table.put(MetricType.METEOR, scored(ReferenceMetric.METEOR));
    table.put(MetricType.ROUGE_1, scored(ReferenceMetric.ROUGE_1));
    table.put(MetricType.ROUGE_2, scored(ReferenceMetric.ROUGE_2));
    table.put(MetricType.ROUGE_L, scored(ReferenceMetric.ROUGE_L));
    table.put(MetricType.ROUGE_LSUM, scored(ReferenceMetric.ROUGE_LSUM));
    table.put(MetricType.TER, (answer, of) -> 1 - Ter.score(answer, of) / HUNDRED);
    table.put(
        MetricType.LEVENSHTEIN_RATIO,
        (answer, of) -> Levenshtein.similarity(answer, LiteralMeasures.only(of)));
    table.put(
        MetricType.ROUGE_N,
        (answer, of) -> PromptfooOverlap.rouge(answer, LiteralMeasures.only(of)));
    table.put(MetricType.PROMPTFOO_BLEU, PromptfooOverlap::bleu);
    table.put(MetricType.PROMPTFOO_GLEU, PromptfooOverlap::gleu);
    table.put(MetricType.RETRIEVAL_PRECISION, (answer, of) -> Retrieved.of(answer, of).precision());
    table.put(MetricType.RETRIEVAL_RECALL, (answer, of) -> Retrieved.of(answer, of).recall());
    table.put(MetricType.RETRIEVAL_MRR, (answer, of) -> Retrieved.of(answer, of).reciprocalRank());
    table.put(MetricType.RETRIEVAL_NDCG, (answer, of) -> Retrieved.of(answer, of).ndcg());
    table.put(MetricType.RECITATION_RATIO, (answer, of) -> 1 - recited(answer, of).share());
    return table;
  }

  private static Recitation recited(String answer, List<String> sources) {
    return Recitation.of(
        answer, sources.stream().map(text -> new Recitation.Source("a source", text)).toList());
  }

  private static Measure scored(ReferenceMetric metric) {
    double best = metric.scale() == ReferenceMetric.Scale.ONE ? 1 : HUNDRED;
    return (answer, of) -> Scorer.of(metric, ScoringOptions.DEFAULT).score(answer, of) / best;
  }
}
