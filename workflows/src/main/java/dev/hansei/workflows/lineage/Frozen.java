package dev.hansei.workflows.lineage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Unmodifiable copies of maps that keep their order. {@code Map.copyOf} iterates in an order salted
 * per JVM, which would make two replays of one workflow differ.
 */
public final class Frozen {
  private Frozen() {}

  /** A copy in the order given. */
  public static <K, V> Map<K, V> inOrder(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A copy in the order of its keys, for content that is hashed. */
  public static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
