package dev.hansei.workflows.statistics;

import dev.hansei.workflows.statistics.CoverageSimulation.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Populations for intervals of agreement, correlation and ranking. */
final class AgreementScenarios {
  private static final double CONFIDENCE = CoverageSimulation.CONFIDENCE;
  private static final List<String> GRADES = List.of("1", "2", "3", "4");

  private AgreementScenarios() {}

  static List<Scenario> all() {
    return List.of(
        kappa("kappa, large sample", 40, false),
        kappa("kappa, bootstrap", 40, true),
        weighted("weighted kappa, large sample", false),
        weighted("weighted kappa, bootstrap", true),
        alpha(),
        correlation("Pearson", 0.6),
        correlation("Spearman", 6 / Math.PI * Math.asin(0.3)),
        correlation("Kendall", 2 / Math.PI * Math.asin(0.6)),
        cliff());
  }

  private static BootstrapPlan plan(Draws draws) {
    return new BootstrapPlan(1_000, CONFIDENCE, IntervalMethod.EXPANDED_BCA, draws.seed());
  }

  /** 70 of 100 pass; the other rater says the same of 85 of 100. */
  private static Scenario kappa(String method, int n, boolean resampled) {
    double pass = 0.7 * 0.85 + 0.3 * 0.15;
    double chance = 0.7 * pass + 0.3 * (1 - pass);
    return new Scenario(
        method,
        n + " items, agreement 0.85",
        (0.85 - chance) / (1 - chance),
        draws -> {
          List<RatedItem> items = new ArrayList<>();
          for (int i = 0; i < n; i++) {
            boolean passes = draws.chance(0.7);
            boolean said = draws.chance(0.85) == passes;
            items.add(new RatedItem("item-" + i, passes ? "pass" : "fail", said ? "pass" : "fail"));
          }
          return resampled
              ? Kappa.bootstrap(items, plan(draws))
              : Kappa.asymptotic(Confusion.of(items), CONFIDENCE);
        });
  }

  /** Uniform grades; the other rater says the same of 60 of 100, else any one of the four. */
  private static Scenario weighted(String method, boolean resampled) {
    return new Scenario(
        method,
        "60 items, 4 grades, linear",
        0.6,
        draws -> {
          List<RatedItem> items = new ArrayList<>();
          for (int i = 0; i < 60; i++) {
            int grade = draws.below(4);
            int said = draws.chance(0.6) ? grade : draws.below(4);
            items.add(new RatedItem("item-" + i, GRADES.get(grade), GRADES.get(said)));
          }
          WeightedKappa.Weights linear = WeightedKappa.Weights.LINEAR;
          return resampled
              ? WeightedKappa.bootstrap(items, GRADES, linear, plan(draws))
              : WeightedKappa.asymptotic(Confusion.of(items, GRADES), linear, CONFIDENCE);
        });
  }

  /** Three raters, each adds its own noise to the thing: alpha is the share that is the thing's. */
  private static Scenario alpha() {
    return new Scenario(
        "alpha (interval), bootstrap",
        "40 things, 3 raters, 0.64",
        0.64,
        draws -> {
          List<List<Double>> ratings = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            double thing = 0.8 * draws.normal();
            ratings.add(
                List.of(
                    thing + 0.6 * draws.normal(),
                    thing + 0.6 * draws.normal(),
                    thing + 0.6 * draws.normal()));
          }
          return GradedAlpha.bootstrap(ratings, GradedAlpha.Scale.INTERVAL, plan(draws))
              .orElseThrow();
        });
  }

  private static Scenario correlation(String method, double truth) {
    return new Scenario(
        method,
        "30 normal pairs, correlation 0.6",
        truth,
        draws -> {
          double[] x = new double[30];
          double[] y = new double[30];
          for (int i = 0; i < x.length; i++) {
            x[i] = draws.normal();
            y[i] = 0.6 * x[i] + 0.8 * draws.normal();
          }
          return switch (method) {
            case "Pearson" -> Correlation.pearson(x, y, CONFIDENCE).orElseThrow().coefficient();
            case "Spearman" -> Correlation.spearman(x, y, CONFIDENCE).orElseThrow().coefficient();
            default -> KendallTau.of(x, y, CONFIDENCE).orElseThrow().coefficient();
          };
        });
  }

  /** Normal scores one standard deviation apart. */
  private static Scenario cliff() {
    return new Scenario(
        "Cliff's delta",
        "25 and 25 normal scores, 1 apart",
        2 * Normal.cumulative(1 / Math.sqrt(2)) - 1,
        draws -> {
          double[] baseline = new double[25];
          double[] candidate = new double[25];
          Arrays.setAll(baseline, _ -> draws.normal());
          Arrays.setAll(candidate, _ -> 1 + draws.normal());
          return EffectSize.cliffsDelta(baseline, candidate, CONFIDENCE).orElseThrow();
        });
  }
}
