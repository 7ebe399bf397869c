package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.workflows.gates.DisparityEvidence;
import dev.hansei.workflows.gates.DisparityEvidence.Gap;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The slices that rules of a gate name, by what the cases are at this moment.
 *
 * @param traits of the dataset version's cases; none where no rule names a slice
 */
record GateSlices(List<CaseTrait> traits) {
  GateSlices {
    traits = List.copyOf(traits);
  }

  /** Whether a rule has to know what cases are. */
  static boolean areAsked(List<GateRule> rules) {
    return rules.stream()
        .anyMatch(rule -> rule instanceof GateRule.InSlice || rule instanceof GateRule.Disparity);
  }

  /** The cases with a value of a field. */
  Set<UUID> cases(String by, String value) {
    Set<UUID> cases = new LinkedHashSet<>();
    for (CaseTrait trait : traits) {
      if (trait.values(by).contains(value)) {
        cases.add(trait.id().value());
      }
    }
    return cases;
  }

  /** How the slices that disparity rules name differ. */
  List<DisparityEvidence> disparities(List<GateRule> rules, RunSide candidate, double confidence) {
    return rules.stream()
        .filter(GateRule.Disparity.class::isInstance)
        .map(GateRule.Disparity.class::cast)
        .map(rule -> new GateRule.Disparity(rule.by(), rule.metric(), 1))
        .distinct()
        .map(rule -> disparity(rule.by(), rule.metric(), candidate, confidence))
        .toList();
  }

  private DisparityEvidence disparity(
      String by, String metric, RunSide candidate, double confidence) {
    SortedMap<String, Set<UUID>> values = values(by, candidate.scoredCases(metric));
    if (values.size() > DisparityEvidence.VALUES_MAX) {
      return new DisparityEvidence(by, metric, List.of(), 0, values.size());
    }
    SortedMap<String, Sides> compared = new TreeMap<>();
    values.forEach((value, cases) -> compared.put(value, sides(metric, candidate, cases)));
    compared.values().removeIf(sides -> !sides.isEnough());
    // Of two halves either gap is the other with the sign turned: one test.
    int tests = compared.size() == 2 && areApart(values) ? 1 : Math.max(1, compared.size());
    List<Gap> gaps = new ArrayList<>();
    for (Map.Entry<String, Sides> entry : compared.entrySet()) {
      gaps.add(gap(by, entry.getKey(), entry.getValue(), 1 - (1 - confidence) / tests));
    }
    return new DisparityEvidence(by, metric, gaps, values.size() - compared.size(), values.size());
  }

  private static boolean areApart(SortedMap<String, Set<UUID>> values) {
    Set<UUID> all = new LinkedHashSet<>();
    values.values().forEach(all::addAll);
    return values.size() == 2 && all.size() == values.values().stream().mapToInt(Set::size).sum();
  }

  private SortedMap<String, Set<UUID>> values(String by, Set<UUID> scored) {
    SortedMap<String, Set<UUID>> values = new TreeMap<>();
    for (CaseTrait trait : traits) {
      if (scored.contains(trait.id().value())) {
        for (String value : trait.values(by)) {
          values.computeIfAbsent(value, _ -> new LinkedHashSet<>()).add(trait.id().value());
        }
      }
    }
    return values;
  }

  /** The scores of a slice and of all other cases. */
  private record Sides(List<Observation> inside, List<Observation> rest) {
    boolean isEnough() {
      return units(inside) >= DisparityEvidence.CASES_MIN
          && units(rest) >= DisparityEvidence.CASES_MIN;
    }

    private static long units(List<Observation> side) {
      return side.stream().map(Observation::unit).distinct().count();
    }
  }

  private static Sides sides(String metric, RunSide candidate, Set<UUID> cases) {
    Set<UUID> others = new LinkedHashSet<>(candidate.cases());
    others.removeAll(cases);
    return new Sides(
        candidate.within(cases).scores(metric), candidate.within(others).scores(metric));
  }

  private Gap gap(String by, String value, Sides sides, double confidence) {
    Disparity seen = Disparity.of(sides.inside(), sides.rest(), Range.UNIT, confidence);
    return new Gap(
        value,
        name(by, value),
        seen.inside().value(),
        seen.rest().value(),
        seen.gap().value(),
        seen.gap().lower(),
        seen.gap().upper(),
        Math.max(2, seen.gap().n()));
  }

  /** A failure mode by its name, else the value itself. */
  private String name(String by, String value) {
    return by.equals(CaseTrait.MODE)
        ? traits.stream()
            .flatMap(trait -> trait.mode().stream())
            .filter(mode -> mode.id().toString().equals(value))
            .map(CaseTrait.Mode::name)
            .findFirst()
            .orElse(value)
        : value;
  }
}
