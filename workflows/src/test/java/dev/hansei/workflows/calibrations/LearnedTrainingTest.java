package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.calibrations.LearnedTraining.Example;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnedTrainingTest {
  private static final ModelName EMBEDDER = new ModelName("builtin/some-embedder");

  private static final ArtifactRef LABELS =
      new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 1);

  @Test
  void findsWhatDecidesAndIgnoresWhatDoesNot() {
    List<Example> examples = examples(400, 7);
    LearnedModel learnt = LearnedTraining.learn(examples, EMBEDDER, LABELS);
    assertThat(learnt.features()).containsExactly("decides", "noise", "never varies");
    assertThat(learnt.weights().get(0)).isGreaterThan(5 * Math.abs(learnt.weights().get(1)));
    assertThat(learnt.weights().get(2)).isZero();
    assertThat(learnt.embedder()).isEqualTo(EMBEDDER);
    long right =
        examples(400, 8).stream().filter(one -> passes(learnt, one) == one.passed()).count();
    // The label is noisy: nobody could be right on more than about 88 % of them.
    assertThat(right).isGreaterThan(320);
    assertThat(learnt.reasons(List.of(2.0, 0.0, 1.0))).startsWith("decides speaks for it");
  }

  @Test
  void theOrderOfLabelsChangesNothing() {
    List<Example> examples = examples(120, 3);
    assertThat(LearnedTraining.learn(examples.reversed(), EMBEDDER, LABELS))
        .isEqualTo(LearnedTraining.learn(examples, EMBEDDER, LABELS));
  }

  @Test
  void refusesToLearnFromAlmostNothing() {
    assertThat(LearnedTraining.isEnough(examples(39, 1))).isFalse();
    List<Example> allPassed =
        examples(100, 1).stream()
            .map(one -> new Example(one.unit(), one.features(), true))
            .toList();
    assertThat(LearnedTraining.isEnough(allPassed)).isFalse();
    assertThatThrownBy(() -> LearnedTraining.learn(allPassed, EMBEDDER, LABELS))
        .hasMessageContaining("needs 40 labels, 10 of each kind");
  }

  private static boolean passes(LearnedModel learnt, Example one) {
    return learnt.probability(List.copyOf(one.features().values())) >= learnt.threshold();
  }

  private static List<Example> examples(int count, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Double> features = new LinkedHashMap<>();
      features.put("decides", random.nextGaussian());
      features.put("noise", random.nextGaussian());
      features.put("never varies", 1.0);
      boolean passed = features.get("decides") + 0.4 * random.nextGaussian() > 0;
      examples.add(new Example("case-" + i, features, passed));
    }
    return examples;
  }
}
