package dev.hansei.api.gates;

import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a gate would have said of past runs, as the API shows it.
 *
 * @param items newest first
 * @param pairs how many pairs of runs there are in all
 * @param hidden how many more on runs whose answers an open queue asks the caller to label
 * @param next where the next request goes on; absent at the end
 */
public record SimulationResource(
    List<Item> items,
    int passed,
    int blocked,
    int inconclusive,
    int pairs,
    int hidden,
    Optional<String> next) {
  static SimulationResource from(Simulation seen) {
    return new SimulationResource(
        seen.lines().stream().map(Item::from).toList(),
        seen.passed(),
        seen.blocked(),
        seen.inconclusive(),
        seen.pairs(),
        seen.hidden(),
        seen.next().map(RunId::toString));
  }

  /**
   * A completed run and the one before it on the same cases.
   *
   * @param startedAt of the candidate's run
   */
  public record Item(UUID baselineRun, UUID candidateRun, Instant startedAt, Verdict verdict) {
    static Item from(Simulation.Line line) {
      return new Item(
          line.baseline().id().value(),
          line.candidate().id().value(),
          line.candidate().startedAt(),
          line.verdict());
    }
  }
}
