package dev.hansei.workflows.statistics;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Prints how often each interval at a nominal 95 % holds the truth, on populations whose truth is
 * known; its mean width; and on which side it misses. Seeded, so that it prints the same again.
 *
 * <pre>{@code
 * mvn -q -pl workflows test-compile org.codehaus.mojo:exec-maven-plugin:3.6.2:java \
 *     -Dexec.classpathScope=test \
 *     -Dexec.mainClass=dev.hansei.workflows.statistics.CoverageSimulation -Dexec.args=2000
 * }</pre>
 */
public final class CoverageSimulation {
  static final double CONFIDENCE = 0.95;

  /** Coverage is then known to about 1 % (two standard errors). */
  private static final int ROUNDS = 2_000;

  private CoverageSimulation() {}

  /**
   * One interval on one population.
   *
   * @param truth what the interval is about
   * @param interval of one sample
   */
  record Scenario(
      String method, String population, double truth, Function<Draws, Estimate> interval) {
    Coverage run(int rounds) {
      int held = 0;
      int above = 0;
      double width = 0;
      for (int round = 0; round < rounds; round++) {
        Estimate estimate = interval.apply(new Draws(0x5EED + 7919L * round));
        held += estimate.contains(truth) ? 1 : 0;
        above += estimate.lower() > truth ? 1 : 0;
        width += estimate.upper() - estimate.lower();
      }
      return new Coverage(this, held, above, width / rounds, rounds);
    }
  }

  /**
   * What was measured.
   *
   * @param above how often the whole interval lay above the truth
   */
  record Coverage(Scenario scenario, int held, int above, double width, int rounds) {
    double share() {
      return (double) held / rounds;
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%-34s %-46s %6.1f %% %6.1f %% %6.1f %% %8.3f",
          scenario.method(),
          scenario.population(),
          100 * share(),
          100.0 * above / rounds,
          100.0 * (rounds - held - above) / rounds,
          width);
    }
  }

  static List<Scenario> scenarios() {
    return Stream.of(
            MeanScenarios.all(),
            DifferenceScenarios.all(),
            FloorScenarios.all(),
            SelectedScenarios.all(),
            PreferenceScenarios.all(),
            AgreementScenarios.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Takes the number of rounds, {@value #ROUNDS} when there is none. */
  public static void main(String[] arguments) {
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    System.out.printf(
        "%-34s %-46s %8s %8s %8s %8s%n",
        "interval", "population", "holds", "too high", "too low", "width");
    for (Scenario scenario : scenarios()) {
      System.out.println(scenario.run(rounds).line());
    }
    System.out.printf(
        "nominal %.0f %%, %d rounds: two standard errors are %.1f %%%n",
        100 * CONFIDENCE, rounds, 200 * Math.sqrt(CONFIDENCE * (1 - CONFIDENCE) / rounds));
  }
}
