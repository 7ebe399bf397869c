package dev.hansei.workflows.tunings;

import dev.hansei.workflows.statistics.Lbfgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns a map of questions, and measures it on questions that it had not seen. Pure and
 * deterministic. 40 questions of 384 numbers took a few seconds of one core; time grows with the
 * questions. Call it on queue {@code tuning}.
 *
 * <p>How far the map may leave the identity is chosen by cross-validation on reciprocal ranks, and
 * leaving it at the identity is one of the choices. The figures of a fold are those of the choice
 * that the other folds make, so that no figure is of a choice that was made by it.
 */
public final class MapTraining {
  /** Wrong passages of a question; those further off hardly weigh in its softmax. */
  public static final int WRONG_MAX = 30;

  /** As usual; each map learns from four fifths. */
  public static final int FOLDS = 5;

  /**
   * From hardly leaving the identity to leaving it for the pairs at hand, a half decade apart; in
   * this order each search begins where the one before ended.
   */
  public static final List<Double> PENALTIES = List.of(30.0, 10.0, 3.0, 1.0, 0.3, 0.1);

  /** Length of the gradient that counts as flat: entries of the map are then sure to 1e-4. */
  public static final double TOLERANCE = 1e-5;

  /** A search takes some dozens; one that takes longer is as near as it needs to be. */
  private static final int EVALUATIONS_MAX = 300;

  private final Pairs pairs;
  private final Runnable pulse;
  private final List<MapLoss.Example> examples;
  private final int[] folds;

  private MapTraining(Pairs pairs, Runnable pulse) {
    this.pairs = pairs;
    this.pulse = pulse;
    this.examples = pairs.questions().stream().map(one -> pairs.example(one, WRONG_MAX)).toList();
    this.folds = pairs.folds(FOLDS);
  }

  /**
   * What was learnt.
   *
   * @param map row by row; empty where held-out questions show no gain
   */
  public record Learnt(Optional<float[]> map, Trials trials, HeldOut heldOut) {}

  /**
   * Learns.
   *
   * @param pulse called often; what it throws ends the training
   */
  public static Learnt learn(Pairs pairs, Runnable pulse) {
    return new MapTraining(pairs, pulse).learn();
  }

  private Learnt learn() {
    List<Ranking> plain =
        pairs.questions().stream().map(one -> Ranking.plain(one, pairs.passages())).toList();
    List<List<Ranking>> mapped = new ArrayList<>();
    PENALTIES.forEach(_ -> mapped.add(new ArrayList<>(plain)));
    for (int fold = 0; fold < FOLDS; fold++) {
      hold(fold, mapped);
    }
    var trials = new CrossValidation(plain, mapped, folds);
    HeldOut heldOut = trials.heldOut(pairs);
    Optional<Integer> choice =
        trials.choice(_ -> true).filter(_ -> heldOut.mrr().difference().value() > 0);
    return new Learnt(
        choice.map(place -> rows(fit(examples, place).getLast())), trials.told(choice), heldOut);
  }

  /** Learns from the other folds, and ranks for the questions of this one. */
  private void hold(int fold, List<List<Ranking>> mapped) {
    List<MapLoss.Example> others =
        IntStream.range(0, folds.length)
            .filter(i -> folds[i] != fold)
            .mapToObj(examples::get)
            .toList();
    List<double[]> maps = fit(others, PENALTIES.size() - 1);
    for (int i = 0; i < folds.length; i++) {
      for (int place = 0; folds[i] == fold && place < maps.size(); place++) {
        pulse.run();
        Ranking ranking =
            Ranking.mapped(pairs.questions().get(i), maps.get(place), pairs.passages());
        mapped.get(place).set(i, ranking);
      }
    }
  }

  /** The maps of all penalties up to one, column by column. */
  private List<double[]> fit(List<MapLoss.Example> from, int last) {
    int dimension = pairs.dimension();
    double[] map = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      map[i * dimension + i] = 1;
    }
    List<double[]> maps = new ArrayList<>();
    for (int place = 0; place <= last; place++) {
      var loss = new MapLoss(from, dimension, PENALTIES.get(place), pulse);
      map = Lbfgs.minimise(loss, map, TOLERANCE, EVALUATIONS_MAX).point();
      maps.add(map);
    }
    return maps;
  }

  private float[] rows(double[] columns) {
    int dimension = pairs.dimension();
    float[] rows = new float[columns.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) columns[i % dimension * dimension + i / dimension];
    }
    return rows;
  }
}
