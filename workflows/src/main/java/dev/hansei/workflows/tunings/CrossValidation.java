package dev.hansei.workflows.tunings;

import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How each penalty did on held-out questions, and what is chosen by that. */
final class CrossValidation {
  /** Where the stream of resamples starts; any, but always the same. */
  private static final long SEED = 2026;

  private final List<Ranking> plain;
  private final List<List<Ranking>> mapped;
  private final int[] folds;

  /**
   * Of some questions.
   *
   * @param plain each question's ranking without a map
   * @param mapped the same with a map that had not seen it, for each penalty in order
   */
  CrossValidation(List<Ranking> plain, List<List<Ranking>> mapped, int[] folds) {
    this.plain = plain;
    this.mapped = mapped;
    this.folds = folds.clone();
  }

  /**
   * The place of the penalty that does best on some of the questions; empty for the identity, which
   * needs to be beaten, as the stronger penalty by the weaker.
   */
  Optional<Integer> choice(IntPredicate counts) {
    int best = -1;
    double bestMean = mean(plain, Ranking::reciprocal, counts);
    for (int place = 0; place < mapped.size(); place++) {
      double mean = mean(mapped.get(place), Ranking::reciprocal, counts);
      if (mean > bestMean) {
        best = place;
        bestMean = mean;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  /** Each fold with the penalty that the other folds choose. */
  HeldOut heldOut(Pairs pairs) {
    List<Ranking> after = new ArrayList<>(plain);
    for (int fold = 0; fold < MapTraining.FOLDS; fold++) {
      int held = fold;
      List<Ranking> chosen = choice(i -> folds[i] != held).map(mapped::get).orElse(plain);
      for (int i = 0; i < folds.length; i++) {
        if (folds[i] == fold) {
          after.set(i, chosen.get(i));
        }
      }
    }
    return new HeldOut(
        plain.size(),
        pairs.passages().size(),
        change(pairs, after, Ranking::reciprocal),
        change(pairs, after, Ranking::recall));
  }

  private HeldOut.Change change(
      Pairs pairs, List<Ranking> after, ToDoubleFunction<Ranking> figure) {
    List<Observation> without = new ArrayList<>();
    List<Observation> with = new ArrayList<>();
    List<PairedScore> both = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      String unit = pairs.questions().get(i).key();
      double before = figure.applyAsDouble(plain.get(i));
      double then = figure.applyAsDouble(after.get(i));
      without.add(new Observation(unit, before));
      with.add(new Observation(unit, then));
      both.add(new PairedScore(unit, before, then));
    }
    BootstrapPlan plan = BootstrapPlan.withSeed(SEED);
    return new HeldOut.Change(
        Bootstrap.mean(without, Range.UNIT, plan),
        Bootstrap.mean(with, Range.UNIT, plan),
        Bootstrap.pairedDifference(both, Range.UNIT, plan).difference());
  }

  /** All of it, for people. */
  Trials told(Optional<Integer> choice) {
    List<Trials.Trial> trials = new ArrayList<>();
    for (int place = 0; place < mapped.size(); place++) {
      trials.add(trial(Optional.of(MapTraining.PENALTIES.get(place)), mapped.get(place)));
    }
    return new Trials(
        trial(Optional.empty(), plain), trials, choice.map(MapTraining.PENALTIES::get));
  }

  private static Trials.Trial trial(Optional<Double> penalty, List<Ranking> rankings) {
    return new Trials.Trial(
        penalty,
        mean(rankings, Ranking::reciprocal, _ -> true),
        mean(rankings, Ranking::recall, _ -> true));
  }

  private static double mean(
      List<Ranking> rankings, ToDoubleFunction<Ranking> figure, IntPredicate counts) {
    return IntStream.range(0, rankings.size())
        .filter(counts)
        .mapToDouble(i -> figure.applyAsDouble(rankings.get(i)))
        .average()
        .orElse(0);
  }
}
