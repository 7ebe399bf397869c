package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.calibrations.LearnedTraining.Example;
import dev.hansei.workflows.criteria.CrossValidated;
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
  void saysHowItDoesOnWhatItHasNotSeen() {
    LearnedModel learnt = LearnedTraining.learn(examples(200, 5), EMBEDDER, LABELS);
    CrossValidated folds = learnt.crossValidated().orElseThrow();
    assertThat(folds.labels()).isEqualTo(200);
    assertThat(folds.isBetterThanChance()).isTrue();
    assertThat(folds.kappa().lower()).isBetween(0.4, folds.kappa().value());
    assertThat(folds.brier().upper()).isLessThan(folds.brierOfShare());
    assertThat(folds.sentence()).startsWith("On 200 labels").endsWith("; better than chance.");
  }

  @Test
  void labelsByCoinAreNotPredictedEvenWhereQuestionsComeAgain() {
    // Each question has one label, ten times over: whoever lets it into two folds knows it by
    // heart.
    Random random = new Random(11);
    List<Example> examples = new ArrayList<>();
    for (int question = 0; question < 40; question++) {
      Map<String, Double> features = new LinkedHashMap<>();
      for (int feature = 0; feature < 20; feature++) {
        features.put("f" + feature, random.nextGaussian());
      }
      boolean passed = random.nextBoolean();
      for (int again = 0; again < 10; again++) {
        examples.add(new Example("question " + question, features, passed));
      }
    }
    CrossValidated folds =
        LearnedTraining.learn(examples, EMBEDDER, LABELS).crossValidated().orElseThrow();
    assertThat(folds.kappa().n()).as("questions, not labels").isEqualTo(40);
    assertThat(folds.isBetterThanChance()).isFalse();
    assertThat(folds.sentence()).endsWith("not shown to be better than chance.");
  }

  @Test
  void chancesMeanWhatTheySay() {
    LearnedModel learnt = LearnedTraining.learn(examples(600, 2), EMBEDDER, LABELS);
    List<Example> fresh = examples(2_000, 3);
    for (double from = 0; from < 1; from += 0.25) {
      double low = from;
      List<Example> those =
          fresh.stream()
              .filter(one -> chance(learnt, one) >= low && chance(learnt, one) < low + 0.25)
              .toList();
      double said = those.stream().mapToDouble(one -> chance(learnt, one)).average().orElseThrow();
      double passed = those.stream().filter(Example::passed).count() / (double) those.size();
      assertThat(passed).as("%.2f, %d answers", said, those.size()).isCloseTo(said, within(0.12));
    }
  }

  @Test
  void labelsOfFewQuestionsHaveNoReport() {
    List<Example> few = new ArrayList<>();
    for (Example one : examples(80, 9)) {
      few.add(new Example("question " + few.size() % 3, one.features(), one.passed()));
    }
    assertThat(LearnedTraining.learn(few, EMBEDDER, LABELS).crossValidated()).isEmpty();
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
    return chance(learnt, one) >= learnt.threshold();
  }

  private static double chance(LearnedModel learnt, Example one) {
    return learnt.probability(List.copyOf(one.features().values()));
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
