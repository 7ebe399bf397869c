package dev.hansei.api.suites;

import dev.hansei.infra.registry.cases.CaseTrait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The slices that a dataset's cases fall into: by each field (language, product, …) that has a few
 * values of several cases each, by whether the case is required, and by what detected the failure
 * that it was made of.
 */
record Slices(List<Part> parts) {
  /** A field with more values names things rather than kinds. */
  static final int VALUES_MAX = 12;

  /** Fewer cases a value, on average, are no slice but examples. */
  static final int CASES_EACH_MIN = 3;

  /** What somebody reads, and what a correction over all of them leaves room for. */
  static final int SLICES_MAX = 24;

  private static final int VALUE_CHARS_MAX = 60;

  Slices {
    parts = List.copyOf(parts);
  }

  /** One slice and its cases. {@code isHalf}: whether one other has all the rest. */
  record Part(Slice slice, Set<UUID> cases, boolean isHalf) {
    Part {
      cases = Set.copyOf(cases);
    }
  }

  static Slices of(List<CaseTrait> items) {
    SortedMap<String, SortedMap<String, Set<UUID>>> fields = new TreeMap<>();
    for (CaseTrait item : items) {
      Set<String> names = new LinkedHashSet<>(item.fields().keySet());
      names.addAll(List.of(Slice.REQUIRED, Slice.DETECTOR));
      for (String field : names) {
        Slice.valuesOf(item, field).forEach(value -> add(fields, field, value, item));
      }
    }
    List<Part> parts = new ArrayList<>();
    fields.forEach((field, values) -> {
      if (isSliceable(field, values) && parts.size() + values.size() <= SLICES_MAX) {
        boolean halves = values.size() == 2 && areApart(values);
        values.forEach(
            (value, cases) -> parts.add(new Part(new Slice(field, value), cases, halves)));
      }
    });
    return new Slices(parts);
  }

  private static void add(
      SortedMap<String, SortedMap<String, Set<UUID>>> fields,
      String field,
      String value,
      CaseTrait item) {
    SortedMap<String, Set<UUID>> values = fields.computeIfAbsent(field, _ -> new TreeMap<>());
    // One more than is allowed is enough to know that there are too many.
    if (values.size() <= VALUES_MAX || values.containsKey(value)) {
      values.computeIfAbsent(value, _ -> new LinkedHashSet<>()).add(item.id().value());
    }
  }

  private static boolean areApart(Map<String, Set<UUID>> values) {
    Set<UUID> all = new HashSet<>();
    values.values().forEach(all::addAll);
    return all.size() == values.values().stream().mapToInt(Set::size).sum();
  }

  private static boolean isSliceable(String field, Map<String, Set<UUID>> values) {
    int cases = values.values().stream().mapToInt(Set::size).sum();
    return !field.isBlank()
        && field.indexOf(':') < 0
        && values.size() >= 2
        && values.size() <= VALUES_MAX
        && cases >= CASES_EACH_MIN * values.size()
        && values.keySet().stream()
            .allMatch(value -> !value.isBlank() && value.length() <= VALUE_CHARS_MAX);
  }
}
