package dev.hansei.workflows.tunings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MapTrainingTest {
  private static final int DIMENSION = 12;

  /** Questions that a rotation keeps from their passages: a map can undo it. */
  @Test
  void learnsWhatAMapCanLearn() {
    var learnt = MapTraining.learn(pairs(80, 1, true), () -> {});
    assertThat(learnt.map()).isPresent();
    assertThat(learnt.trials().chosen()).isPresent();
    HeldOut.Change mrr = learnt.heldOut().mrr();
    assertThat(mrr.difference().lower()).isGreaterThan(0.1);
    assertThat(mrr.after().value()).isGreaterThan(mrr.before().value() + 0.2);
    assertThat(learnt.heldOut().questions()).isEqualTo(80);
    assertThat(learnt.heldOut().passages()).isEqualTo(80);
    assertThat(learnt.trials().unchanged().mrr()).isEqualTo(mrr.before().value());
    assertThat(learnt.trials().trials()).hasSameSizeAs(MapTraining.PENALTIES);
  }

  /** Row by row, as the bytes of an adapter are, and not column by column. */
  @Test
  void givesTheMapThatBringsQuestionsToTheirPassages() {
    Pairs pairs = pairs(80, 1, true);
    float[] map = MapTraining.learn(pairs, () -> {}).map().orElseThrow();
    double without = 0;
    double with = 0;
    for (Pairs.Question one : pairs.questions()) {
      float[] right = pairs.passages().get(one.right().first());
      without += cosine(one.vector(), right);
      with += cosine(times(map, one.vector()), right);
    }
    assertThat(with / 80).isGreaterThan(without / 80 + 0.2);
  }

  @Test
  void pretendsNoGainWhereTheRightPassageIsFirstAlready() {
    var learnt = MapTraining.learn(pairs(30, 2, false), () -> {});
    assertThat(learnt.map()).isEmpty();
    assertThat(learnt.trials().chosen()).isEmpty();
    assertThat(learnt.heldOut().mrr().before().value()).isEqualTo(1);
    assertThat(learnt.heldOut().mrr().difference().value()).isZero();
  }

  /** Pairs that belong together by chance alone have nothing that held-out questions share. */
  @Test
  void findsNoCertainGainInNoise() {
    var random = new Random(3);
    List<float[]> passages = vectors(random, 60);
    List<Pairs.Question> questions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      questions.add(question(i, vector(random), i));
    }
    var learnt = MapTraining.learn(new Pairs(questions, passages), () -> {});
    assertThat(learnt.heldOut().mrr().difference().lower()).isLessThanOrEqualTo(0);
  }

  @Test
  void givesTheSameBitsAgain() {
    var first = MapTraining.learn(pairs(40, 4, true), () -> {});
    var second = MapTraining.learn(pairs(40, 4, true), () -> {});
    assertThat(first.map().orElseThrow()).isEqualTo(second.map().orElseThrow());
    assertThat(first.heldOut()).isEqualTo(second.heldOut());
  }

  @Test
  void endsWhereItsPulseSaysSo() {
    Pairs pairs = pairs(40, 4, true);
    Runnable ends =
        () -> {
          throw new IllegalStateException("enough");
        };
    assertThatThrownBy(() -> MapTraining.learn(pairs, ends)).hasMessage("enough");
  }

  @Test
  void dealsEqualQuestionsToOneFold() {
    List<Pairs.Question> questions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      questions.add(question(i / 2, new float[] {1, 0}, 0));
    }
    int[] folds = new Pairs(questions, List.of(new float[] {1, 0}, new float[] {0, 1})).folds(5);
    for (int i = 0; i < 40; i += 2) {
      assertThat(folds[i]).isEqualTo(folds[i + 1]);
    }
    assertThat(folds).contains(0, 1, 2, 3, 4);
  }

  @Test
  void refusalsNameTheLimit() {
    List<float[]> passages = List.of(new float[] {1, 0}, new float[] {0, 1});
    List<Pairs.Question> few = List.of(question(0, new float[] {1, 0}, 0));
    assertThatThrownBy(() -> new Pairs(few, passages)).hasMessageContaining("20 to 2000");
    List<Pairs.Question> enough = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      enough.add(question(i, new float[] {1, 0}, 0));
    }
    assertThatThrownBy(() -> new Pairs(enough, passages.subList(0, 1)))
        .hasMessageContaining("2 to 20000");
  }

  private static Pairs pairs(int count, long seed, boolean turned) {
    var random = new Random(seed);
    List<float[]> passages = vectors(random, count);
    List<Pairs.Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = passages.get(i).clone();
      for (int at = 0; turned && at < DIMENSION; at++) {
        vector[at] = passages.get(i)[(at + 3) % DIMENSION];
      }
      for (int at = 0; at < DIMENSION; at++) {
        vector[at] += (float) (0.05 * random.nextGaussian());
      }
      questions.add(question(i, unit(vector), i));
    }
    return new Pairs(questions, passages);
  }

  private static Pairs.Question question(int key, float[] vector, int right) {
    return new Pairs.Question("q%03d".formatted(key), vector, new TreeSet<>(List.of(right)));
  }

  private static List<float[]> vectors(Random random, int count) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(vector(random));
    }
    return vectors;
  }

  private static float[] vector(Random random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return unit(vector);
  }

  private static float[] unit(float[] vector) {
    double norm = 0;
    for (float each : vector) {
      norm += (double) each * each;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(norm));
    }
    return unit;
  }

  private static float[] times(float[] rows, float[] vector) {
    float[] mapped = new float[vector.length];
    for (int row = 0; row < mapped.length; row++) {
      for (int column = 0; column < mapped.length; column++) {
        mapped[row] += rows[row * mapped.length + column] * vector[column];
      }
    }
    return mapped;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) unit(a)[i] * b[i];
    }
    return product;
  }
}
