package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.MinHash;
import dev.hansei.workflows.failures.PatternText;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the pattern of each failure: of the same text, else of nearly the same, else a new one. */
@Singleton
final class Tallies {
  /** Patterns that share a band without being alike are many only where texts are boilerplate. */
  private static final int CANDIDATES_MAX = 20_000;

  private static final int IDS_MAX = 1_000;

  private final PatternRepository patterns;
  private final BandRepository bands;
  private final Ids ids;

  Tallies(PatternRepository patterns, BandRepository bands, Ids ids) {
    this.patterns = patterns;
    this.bands = bands;
    this.ids = ids;
  }

  /** The patterns of these failures, each with what is added; the order decides who founds one. */
  Collection<Tally> of(ProjectId project, List<UncountedRow> failures) {
    var normals = new ArrayList<String>(failures.size());
    failures.forEach(failure -> normals.add(PatternText.normal(failure.text())));
    var found = new Found();
    load(project, normals, found);
    for (int i = 0; i < failures.size(); i++) {
      String normal = normals.get(i);
      var tally = found.alike(normal);
      if (tally == null) {
        tally = Tally.of(project.value(), ids.next(), failures.get(i), normal);
        found.add(tally);
      }
      // The same text finds it at once the next time, also where it is only nearly the pattern's.
      found.byText.put(normal, tally);
      tally.add(failures.get(i));
    }
    return found.byId.values().stream().filter(Tally::isTouched).toList();
  }

  private void load(ProjectId project, List<String> normals, Found found) {
    var distinct = new TreeSet<>(normals);
    var hashes = distinct.stream().map(normal -> Sha256.of(normal).bytes()).toList();
    for (PatternRow row : patterns.ofTexts(project.value(), hashes)) {
      found.add(Tally.of(row));
    }
    distinct.removeIf(found.byText::containsKey);
    var wanted = new TreeSet<Long>();
    distinct.forEach(normal -> wanted.addAll(MinHash.bands(normal)));
    var near = new TreeSet<UUID>();
    for (List<Long> some : slices(List.copyOf(wanted))) {
      var keys = some.stream().map(BandRow::bytes).toList();
      bands.among(project.value(), keys, CANDIDATES_MAX).forEach(row -> near.add(row.patternId()));
    }
    near.removeAll(found.byId.keySet());
    for (List<UUID> some : slices(List.copyOf(near))) {
      var keys = some.stream().map(UuidBytes::of).toList();
      patterns.all(project.value(), keys).forEach(row -> found.add(Tally.of(row)));
    }
  }

  private static <T> List<List<T>> slices(List<T> all) {
    var slices = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += IDS_MAX) {
      slices.add(all.subList(from, Math.min(from + IDS_MAX, all.size())));
    }
    return slices;
  }

  /** The patterns at hand, by what they are found by. */
  private static final class Found {
    final Map<UUID, Tally> byId = new LinkedHashMap<>();
    final Map<String, Tally> byText = new HashMap<>();
    private final Map<Long, Map<UUID, Tally>> byBand = new HashMap<>();

    void add(Tally tally) {
      byId.put(tally.id(), tally);
      byText.put(tally.before().normal(), tally);
      for (long band : MinHash.bands(tally.before().normal())) {
        byBand.computeIfAbsent(band, _ -> new TreeMap<>()).put(tally.id(), tally);
      }
    }

    /** The nearest, among equals the oldest; null where none is near enough. */
    @Nullable Tally alike(String normal) {
      var same = byText.get(normal);
      if (same != null) {
        return same;
      }
      var candidates = new TreeMap<UUID, Tally>();
      for (long band : MinHash.bands(normal)) {
        candidates.putAll(byBand.getOrDefault(band, Map.of()));
      }
      @Nullable Tally nearest = null;
      double best = Math.nextDown(MinHash.SAME_LEAST);
      for (Tally candidate : candidates.values()) {
        double share = MinHash.share(normal, candidate.before().normal());
        if (share > best) {
          best = share;
          nearest = candidate;
        }
      }
      return nearest;
    }
  }
}
