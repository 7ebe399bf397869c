package dev.hansei.workflows.statistics;

import dev.hansei.workflows.statistics.CoverageSimulation.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Populations for intervals of win rates, strengths and findings. */
final class PreferenceScenarios {
  private static final double CONFIDENCE = CoverageSimulation.CONFIDENCE;

  private PreferenceScenarios() {}

  static List<Scenario> all() {
    return List.of(
        winRate(15, 0.5, 0.3),
        winRate(60, 0.5, 0.3),
        winRate(60, 0.9, 0.08),
        lengthControlled(60),
        lengthControlled(300),
        bradleyTerry(15),
        bradleyTerry(60),
        odds(),
        f1(Detection.Measure.PRECISION, false),
        f1(Detection.Measure.F1, false),
        f1(Detection.Measure.F1, true));
  }

  private static Scenario winRate(int n, double wins, double losses) {
    return new Scenario(
        "win rate (Tango)",
        "%d cases, %.2f won, %.2f lost, rest tied".formatted(n, wins, losses),
        (1 + wins - losses) / 2,
        draws -> {
          int won = 0;
          int lost = 0;
          for (int i = 0; i < n; i++) {
            double u = draws.uniform();
            won += u < wins ? 1 : 0;
            lost += u >= 1 - losses ? 1 : 0;
          }
          return WinRate.of(new PairCounts(won, lost, n - won - lost), CONFIDENCE);
        });
  }

  /**
   * Answers are longer by a standard deviation of 1 around 0.5, of which the sample's own deviation
   * is the measure.
   */
  private static Scenario lengthControlled(int n) {
    return new Scenario(
        "length-controlled win rate",
        n + " duels, 0.6 at equal length",
        0.6,
        draws -> {
          List<Duel> duels = new ArrayList<>();
          for (int i = 0; i < n; i++) {
            double longer = 0.5 + draws.normal();
            double odds = Math.log(0.6 / 0.4) + 1.5 * Math.tanh(longer);
            duels.add(
                new Duel("case-" + i, draws.chance(1 / (1 + Math.exp(-odds))) ? 1 : 0, longer));
          }
          return LengthControlledWinRate.of(duels, CONFIDENCE).controlled();
        });
  }

  /** Four versions, strengths 0.9, 0.3, -0.3, -0.9, each pair meets so often. */
  private static Scenario bradleyTerry(int meetings) {
    return new Scenario(
        "Bradley-Terry strength",
        "4 versions, %d meetings a pair".formatted(meetings),
        0.9,
        draws -> {
          List<Meeting> played = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
              double chance = 1 / (1 + Math.exp(-0.6 * (i - j)));
              for (int round = 0; round < meetings; round++) {
                played.add(new Meeting("v" + j, "v" + i, draws.chance(chance) ? 1 : 0));
              }
            }
          }
          return BradleyTerry.fit(played, 1e-6, CONFIDENCE)
              .orElseThrow()
              .strengths()
              .getFirst()
              .logOdds();
        });
  }

  private static Scenario odds() {
    return new Scenario(
        "odds of disagreements, as a share",
        "25 disagreements, odds 2",
        2.0 / 3,
        draws -> {
          int won = (int) IntStream.range(0, 25).filter(_ -> draws.chance(2.0 / 3)).count();
          OddsRatio ratio = EffectSize.discordantOdds(25 - won, won, CONFIDENCE).orElseThrow();
          double upper = Double.isInfinite(ratio.upper()) ? 1 : share(ratio.upper());
          return new Estimate(won / 25.0, share(ratio.lower()), upper, CONFIDENCE, 25);
        });
  }

  private static double share(double odds) {
    return odds / (1 + odds);
  }

  /** A fifth is there, 80 of 100 are found, 5 of 100 of the rest raise a false alarm. */
  private static Scenario f1(Detection.Measure measure, boolean resampled) {
    double found = 0.2 * 0.8;
    double truth =
        measure == Detection.Measure.F1
            ? 2 * found / (2 * found + 0.04 + 0.04)
            : found / (found + 0.04);
    return new Scenario(
        measure + (resampled ? ", bootstrap" : ", Wilson"),
        "200 cases, 40 there",
        truth,
        draws -> {
          List<Hits> run = new ArrayList<>();
          for (int i = 0; i < 200; i++) {
            boolean there = draws.chance(0.2);
            boolean said = draws.chance(there ? 0.8 : 0.05);
            run.add(
                new Hits(
                    "case-" + i,
                    there && said ? 1 : 0,
                    !there && said ? 1 : 0,
                    there && !said ? 1 : 0));
          }
          BootstrapPlan plan =
              new BootstrapPlan(1_000, CONFIDENCE, IntervalMethod.EXPANDED_BCA, draws.seed());
          return (resampled
                  ? Detection.bootstrap(measure, run, plan)
                  : Detection.wilson(measure, run, CONFIDENCE))
              .orElseThrow();
        });
  }
}
