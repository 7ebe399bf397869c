package dev.hansei.workflows.statistics;

import dev.hansei.workflows.statistics.CoverageSimulation.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A judge measured on labels of answers that were selected for being doubtful. */
final class SelectedScenarios {
  private static final int ANSWERS = 600;

  /** People pass so many; one in five answers is doubtful. */
  private static final double PASSED = 0.7;

  private static final double DOUBTFUL = 0.2;

  /** Doubtful answers are drawn so much more often than others. */
  private static final double LOPSIDED = 5;

  private SelectedScenarios() {}

  /**
   * How good the judge is.
   *
   * @param labels drawn, in the mean
   * @param doubtful how often it is right on doubtful answers
   * @param usual on others
   */
  private record Plan(int labels, double doubtful, double usual) {
    double right() {
      return DOUBTFUL * doubtful + (1 - DOUBTFUL) * usual;
    }

    double kappa() {
      double judge = PASSED * right() + (1 - PASSED) * (1 - right());
      double chance = PASSED * judge + (1 - PASSED) * (1 - judge);
      return (right() - chance) / (1 - chance);
    }

    Scenario of(
        String method, double truth, Function<SelectedAgreement, Estimate> figure, boolean failed) {
      return new Scenario(
          method,
          "%d labels, right in %.2f of doubtful, %.2f else".formatted(labels, doubtful, usual),
          truth,
          draws -> figure.apply(SelectedAgreement.of(drawn(draws, failed))));
    }

    private List<SelectedAgreement.Item> drawn(Draws draws, boolean failed) {
      double chance = labels / (1 - DOUBTFUL + LOPSIDED * DOUBTFUL) / ANSWERS;
      List<SelectedAgreement.Item> items = new ArrayList<>();
      for (int i = 0; i < ANSWERS; i++) {
        boolean isDoubtful = draws.chance(DOUBTFUL);
        boolean people = draws.chance(PASSED);
        boolean isRight = draws.chance(isDoubtful ? doubtful : usual);
        double own = isDoubtful ? LOPSIDED * chance : chance;
        if (draws.chance(own) && !(failed && people)) {
          items.add(new SelectedAgreement.Item("case-" + i, people, isRight == people, 1 / own));
        }
      }
      return items;
    }
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (int labels : new int[] {60, 100, 200}) {
      for (double[] right : new double[][] {{0.6, 0.95}, {0.8, 0.99}, {1, 0.97}}) {
        var plan = new Plan(labels, right[0], right[1]);
        all.add(
            plan.of(
                "kappa, selected",
                plan.kappa(),
                seen -> seen.kappa(CoverageSimulation.CONFIDENCE),
                false));
        all.add(
            plan.of(
                "false pass, selected",
                1 - plan.right(),
                seen -> seen.share(SelectedAgreement.Item::rating, CoverageSimulation.CONFIDENCE),
                true));
      }
    }
    return all;
  }
}
