package dev.hansei.api.gates;

import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a gate would have said of some pairs of past runs.
 *
 * @param lines newest first
 * @param pairs how many there are in all, for whoever asks
 * @param hidden how many more there are on runs whose answers whoever asks is to label
 * @param next where to go on; empty at the end
 */
public record Simulation(List<Line> lines, int pairs, int hidden, Optional<RunId> next) {
  public Simulation {
    lines = List.copyOf(lines);
    Objects.requireNonNull(next, "next is null");
  }

  /** One pair and what the gate says of it. */
  public record Line(RunView baseline, RunView candidate, Verdict verdict) {}

  /** How many of these it would have let pass. */
  public int passed() {
    return count(Verdict.Pass.class);
  }

  /** How many it would have blocked. */
  public int blocked() {
    return count(Verdict.Block.class);
  }

  /** Of how many it could not have told. */
  public int inconclusive() {
    return count(Verdict.Inconclusive.class);
  }

  private int count(Class<? extends Verdict> kind) {
    return (int) lines.stream().filter(line -> kind.isInstance(line.verdict())).count();
  }
}
