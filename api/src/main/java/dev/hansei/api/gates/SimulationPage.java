package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A gate tried on the past runs of a suite.
 *
 * @param suites whose runs it may be tried on, newest first
 * @param suite which was chosen; empty before one was
 * @param seen what came of it; empty before a suite was chosen
 * @param next the address of further pairs
 */
public record SimulationPage(
    Frame frame,
    Gate gate,
    List<String> suites,
    String suite,
    Optional<Simulation> seen,
    List<Line> lines,
    Optional<String> next) {
  public SimulationPage {
    suites = List.copyOf(suites);
    lines = List.copyOf(lines);
  }

  /**
   * A pair of runs, ready to draw.
   *
   * @param candidate what was asked, such as "answer v2"
   * @param baseline the same of the run before it
   */
  public record Line(
      RunId run, RunId before, String candidate, String baseline, Verdict verdict, Instant at) {}

  /** How it would have gone, in one sentence. */
  public String sentence() {
    return seen.map(SimulationPage::sentence)
        .orElse("Choose a suite: each of its runs is held against the one before it.");
  }

  private static String sentence(Simulation seen) {
    String hidden =
        seen.hidden() == 0
            ? ""
            : " %d more are hidden from you while a queue asks you to label their answers."
                .formatted(seen.hidden());
    if (seen.lines().isEmpty()) {
      return "No two completed runs of this suite asked the same cases." + hidden;
    }
    int pairs = seen.lines().size();
    return "%s: it would have let %d pass, blocked %d, and could not have told of %d.%s"
        .formatted(
            pairs == 1 ? "1 pair of runs" : pairs + " pairs of runs",
            seen.passed(),
            seen.blocked(),
            seen.inconclusive(),
            hidden);
  }
}
