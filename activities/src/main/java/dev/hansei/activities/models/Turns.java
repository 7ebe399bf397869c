package dev.hansei.activities.models;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for something scarce: payers in turn, and of each payer who came first. A run of
 * fifty thousand cases thus leaves every second slot to a small one beside it. Not thread safe.
 */
final class Turns<T> {
  private final Map<String, Deque<T>> byPayer = new LinkedHashMap<>();

  /** Gets in line behind those of the same payer. */
  void add(String payer, T one) {
    byPayer.computeIfAbsent(payer, _ -> new ArrayDeque<>()).addLast(one);
  }

  /** Whose turn it is; null where nobody waits. */
  @Nullable T first() {
    return byPayer.isEmpty() ? null : byPayer.values().iterator().next().peekFirst();
  }

  /** Goes away unserved: the payer keeps its turn. */
  void remove(String payer, T one) {
    Deque<T> line = byPayer.get(payer);
    if (line != null && line.remove(one) && line.isEmpty()) {
      byPayer.remove(payer);
    }
  }

  /** Is served: the payer's next one comes after those of all others. */
  void serve(String payer, T one) {
    remove(payer, one);
    Deque<T> rest = byPayer.remove(payer);
    if (rest != null) {
      byPayer.put(payer, rest);
    }
  }
}
