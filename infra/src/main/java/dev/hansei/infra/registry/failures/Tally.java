package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A pattern while failures are counted into it. */
final class Tally {
  private final PatternRow row;
  private final boolean fresh;
  private final List<UncountedRow> added = new ArrayList<>();

  private Tally(PatternRow row, boolean fresh) {
    this.row = row;
    this.fresh = fresh;
  }

  static Tally of(PatternRow row) {
    return new Tally(row, false);
  }

  /** A pattern that begins with this failure; it counts nothing until it is added. */
  static Tally of(UUID project, UUID id, UncountedRow first, String normal) {
    return new Tally(
        new PatternRow(
            project,
            id,
            Sha256.of(normal),
            first.text().isBlank() ? "(no text)" : Excerpt.of(first.text()),
            normal,
            first.severity(),
            0,
            first.failureId(),
            first.startedAt(),
            first.startedAt(),
            null),
        true);
  }

  void add(UncountedRow failure) {
    added.add(failure);
  }

  UUID id() {
    return row.patternId();
  }

  PatternRow before() {
    return row;
  }

  boolean isFresh() {
    return fresh;
  }

  boolean isTouched() {
    return !added.isEmpty();
  }

  List<UncountedRow> added() {
    return added;
  }

  List<byte[]> failures() {
    return added.stream().map(failure -> UuidBytes.of(failure.failureId())).toList();
  }

  /** The row as it counts now. */
  PatternRow after() {
    return new PatternRow(
        row.projectId(),
        row.patternId(),
        row.textSha256(),
        row.text(),
        row.normal(),
        gravest().name(),
        row.traces() + added.size(),
        row.firstFailure(),
        added.stream().map(UncountedRow::startedAt).reduce(row.firstAt(), Tally::earlier),
        added.stream().map(UncountedRow::startedAt).reduce(row.lastAt(), Tally::later),
        row.clusterId());
  }

  /** What to add to its days. */
  List<DayRow> days() {
    record Key(LocalDate day, String name, String version) implements Comparable<Key> {
      @Override
      public int compareTo(Key other) {
        return Comparator.comparing(Key::day)
            .thenComparing(Key::name)
            .thenComparing(Key::version)
            .compare(this, other);
      }
    }
    Map<Key, Integer> counts = new TreeMap<>();
    for (UncountedRow one : added) {
      counts.merge(new Key(one.day(), one.promptName(), one.promptVersion()), 1, Integer::sum);
    }
    var days = new ArrayList<DayRow>();
    counts.forEach((key, count) ->
        days.add(new DayRow(row.projectId(), id(), key.day(), key.name(), key.version(), count)));
    return days;
  }

  private Severity gravest() {
    return added.stream()
        .map(failure -> Severity.valueOf(failure.severity()))
        .reduce(Severity.valueOf(row.severity()), (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
