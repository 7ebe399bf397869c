package dev.hansei.workflows.annotations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What more than half say. Pure. */
final class Majority {
  private Majority() {}

  /** The label that more than half of them are; empty where there is none such. */
  static Optional<Label> of(List<Label> said) {
    Map<Label, Integer> counts = new LinkedHashMap<>();
    said.forEach(label -> counts.merge(label, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(count -> 2 * count.getValue() > said.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
