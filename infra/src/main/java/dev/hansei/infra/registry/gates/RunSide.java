package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.gates.CaseCost;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.statistics.Observation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One run of a comparison, as much of it as is asked about.
 *
 * @param items of the run, or of some of its cases
 * @param scores of scored items alone, on all metrics
 */
record RunSide(RunView run, List<ItemRow> items, List<CaseScore> scores) {
  RunSide {
    items = List.copyOf(items);
    scores = List.copyOf(scores);
  }

  /** The same of some cases alone. */
  RunSide within(Set<UUID> cases) {
    return new RunSide(
        run,
        items.stream().filter(item -> cases.contains(item.caseId())).toList(),
        scores.stream().filter(score -> cases.contains(score.caseId())).toList());
  }

  /** Scored over planned, 0 to 1; every item of a completed run has an outcome. */
  double coverage() {
    return items.isEmpty()
        ? 0
        : items.stream().filter(ItemRow::isScored).count() / (double) items.size();
  }

  Set<UUID> cases() {
    return cases(items);
  }

  /** Those with a score, be it of one repeat. */
  Set<UUID> scoredCases() {
    return cases(items.stream().filter(ItemRow::isScored).toList());
  }

  /** Those with a score on one metric. */
  Set<UUID> scoredCases(String metric) {
    Set<UUID> cases = new LinkedHashSet<>();
    scores.stream()
        .filter(score -> score.metric().equals(metric))
        .forEach(score -> cases.add(score.caseId()));
    return cases;
  }

  private static Set<UUID> cases(List<ItemRow> items) {
    Set<UUID> cases = new LinkedHashSet<>();
    items.forEach(item -> cases.add(item.caseId()));
    return cases;
  }

  List<Observation> scores(String metric) {
    return scores.stream()
        .filter(score -> score.metric().equals(metric))
        .map(score -> new Observation(score.clusterKey(), score.value()))
        .toList();
  }

  /** What a further case takes, by what the whole run took. */
  Optional<CaseCost.OfRun> caseCost() {
    int repeats = run.input().repeats();
    if (run.planned() == 0 || repeats < 1) {
      return Optional.empty();
    }
    Cost cost = run.cost();
    boolean known = cost.isKnown() && !cost.currency().isEmpty();
    long micros = (long) Math.ceil(cost.micros() * (double) repeats / run.planned());
    return Optional.of(
        new CaseCost.OfRun(
            repeats, known ? Optional.of(micros) : Optional.empty(), known ? cost.currency() : ""));
  }
}
