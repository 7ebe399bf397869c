package dev.hansei.activities.metrics.overlap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers tokens by first appearance, so that texts are compared as numbers. Not thread-safe. */
final class Symbols {
  private final Map<String, Integer> numbers = new HashMap<>();

  int[] of(List<String> tokens) {
    int[] symbols = new int[tokens.size()];
    for (int i = 0; i < symbols.length; i++) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(tokens.get(i), next);
      symbols[i] = known == null ? next : known;
    }
    return symbols;
  }

  /** How many different tokens there were. */
  int size() {
    return numbers.size();
  }
}
