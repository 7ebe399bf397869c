package dev.hansei.workflows.traces.redaction;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what was redacted, by field and kind. Not for several threads. */
public final class RedactionTally {
  private final SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();

  void add(String field, String label) {
    add(field, label, 1);
  }

  void add(RedactionTally other) {
    other.counts.forEach(
        (field, kinds) -> kinds.forEach((label, found) -> add(field, label, found)));
  }

  private void add(String field, String label, int found) {
    counts.computeIfAbsent(field, it -> new TreeMap<>()).merge(label, found, Integer::sum);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** By field, then by kind or name of a pattern. */
  public SortedMap<String, SortedMap<String, Integer>> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }
}
