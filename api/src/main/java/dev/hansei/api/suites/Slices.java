package dev.hansei.api.suites;

import dev.hansei.infra.registry.cases.CaseTrait;
import java.util.ArrayList;
import java.util.Comparator;
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
 * values of several cases each, by whether the case is required, by what detected the failure that
 * it was made of, and by the failure mode that this failure belongs to when they are made.
 */
record Slices(List<Part> parts) {
  /** A field with more values names things rather than kinds. */
  static final int VALUES_MAX = 12;

  /** Fewer cases a value, on average, are no slice but examples. */
  static final int CASES_EACH_MIN = 3;

  /** What somebody reads, and what a correction over all of them leaves room for. */
  static final int SLICES_MAX = 24;

  /** Of failure modes, those with most cases: room is left for what else cuts. */
  static final int MODES_MAX = 8;

  private static final int VALUE_CHARS_MAX = 60;

  Slices {
    parts = List.copyOf(parts);
  }

  /**
   * One slice and its cases.
   *
   * @param name its value as people read it: a failure mode's name, else the value itself
   * @param isHalf whether one other has all the rest
   */
  record Part(Slice slice, String name, Set<UUID> cases, boolean isHalf) {
    Part {
      cases = Set.copyOf(cases);
    }
  }

  static Slices of(List<CaseTrait> items) {
    Map<String, String> modes = modes(items);
    SortedMap<String, SortedMap<String, Set<UUID>>> fields = new TreeMap<>();
    for (CaseTrait item : items) {
      Set<String> names = new LinkedHashSet<>(item.fields().keySet());
      names.addAll(List.of(Slice.REQUIRED, Slice.DETECTOR));
      if (!modes.isEmpty()) {
        names.add(Slice.MODE);
      }
      for (String field : names) {
        Slice.valuesOf(item, field).forEach(value -> add(fields, field, value, item));
      }
    }
    fields.computeIfPresent(Slice.MODE, (_, values) -> heaviest(values, modes.keySet()));
    List<Part> parts = new ArrayList<>();
    fields.forEach((field, values) -> {
      boolean ours = field.equals(Slice.MODE) && !modes.isEmpty();
      if (isSliceable(field, values, ours ? items.size() : 0)
          && parts.size() + values.size() <= SLICES_MAX) {
        boolean halves = values.size() == 2 && areApart(values, items.size());
        values.forEach((value, cases) ->
            parts.add(new Part(new Slice(field, value), name(modes, field, value), cases, halves)));
      }
    });
    return new Slices(parts);
  }

  /** The name of each failure mode that is a slice; none where a field has the name. */
  private static Map<String, String> modes(List<CaseTrait> items) {
    Map<String, String> names = new TreeMap<>();
    if (items.stream().noneMatch(item -> item.fields().containsKey(Slice.MODE))) {
      items.forEach(
          item -> item.mode().ifPresent(mode -> names.put(mode.id().toString(), mode.name())));
    }
    return names;
  }

  private static String name(Map<String, String> modes, String field, String value) {
    return field.equals(Slice.MODE) ? modes.getOrDefault(value, value) : value;
  }

  /**
   * There are always more modes than anybody reads, and most have a case or two: unlike a field's
   * values the largest are taken. Their cases are held against all others all the same.
   */
  private static SortedMap<String, Set<UUID>> heaviest(
      SortedMap<String, Set<UUID>> values, Set<String> modes) {
    if (modes.isEmpty()) {
      return values;
    }
    SortedMap<String, Set<UUID>> kept = new TreeMap<>();
    values.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= CASES_EACH_MIN)
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, Set<UUID>> entry) -> -entry.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(MODES_MAX)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }

  private static void add(
      SortedMap<String, SortedMap<String, Set<UUID>>> fields,
      String field,
      String value,
      CaseTrait item) {
    SortedMap<String, Set<UUID>> values = fields.computeIfAbsent(field, _ -> new TreeMap<>());
    // One more than is allowed is enough to know that there are too many; of modes some are taken.
    if (field.equals(Slice.MODE) || values.size() <= VALUES_MAX || values.containsKey(value)) {
      values.computeIfAbsent(value, _ -> new LinkedHashSet<>()).add(item.id().value());
    }
  }

  /** Whether each case has one value, and all have some. */
  private static boolean areApart(Map<String, Set<UUID>> values, int cases) {
    Set<UUID> all = new HashSet<>();
    values.values().forEach(all::addAll);
    return all.size() == cases && all.size() == values.values().stream().mapToInt(Set::size).sum();
  }

  /**
   * @param all cases, where values that were left out stand against those that are here; else 0
   */
  private static boolean isSliceable(String field, Map<String, Set<UUID>> values, int all) {
    int cases = values.values().stream().mapToInt(Set::size).sum();
    boolean hasOthers = all > cases && !values.isEmpty();
    return !field.isBlank()
        && field.indexOf(':') < 0
        && (values.size() >= 2 || hasOthers)
        && values.size() <= VALUES_MAX
        && cases >= CASES_EACH_MIN * values.size()
        && values.keySet().stream()
            .allMatch(value -> !value.isBlank() && value.length() <= VALUE_CHARS_MAX);
  }
}
