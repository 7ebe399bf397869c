package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.MinHash;
import dev.hansei.workflows.failures.PatternText;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes the words of erased failures out of patterns. A pattern that others said too tells the
 * oldest of those from then on; one that nobody else said loses text and vector and keeps its
 * figures. Within the transaction that holds the grouping's lock, after the failures lost theirs.
 */
@Singleton
final class PatternErasure {
  /** Enough to find one that has words; those of one pattern are all nearly the same. */
  private static final int OTHERS_MAX = 100;

  private final ErasureRepository rows;
  private final PatternRepository patterns;
  private final BandRepository bands;
  private final UncountedRepository failures;
  private final NamesAfterErasure names;
  private final Clock clock;

  PatternErasure(
      ErasureRepository rows,
      PatternRepository patterns,
      BandRepository bands,
      UncountedRepository failures,
      NamesAfterErasure names,
      Clock clock) {
    this.rows = rows;
    this.patterns = patterns;
    this.bands = bands;
    this.failures = failures;
    this.names = names;
    this.clock = clock;
  }

  /** How many patterns lost their text, and how many modes their name. */
  record Changed(int emptied, int renamed) {}

  Changed forget(ProjectId project, Collection<ErasedFailureRow> erased, Actor actor) {
    Set<UUID> gone = erased.stream().map(ErasedFailureRow::failureId).collect(Collectors.toSet());
    var keys = new TreeSet<UUID>();
    erased.forEach(row -> Optional.ofNullable(row.patternId()).ifPresent(keys::add));
    if (keys.isEmpty()) {
      return new Changed(0, 0);
    }
    var told = new ArrayList<PatternRow>();
    int emptied = 0;
    for (PatternRow row :
        patterns.all(project.value(), keys.stream().map(UuidBytes::of).toList())) {
      if (gone.contains(row.firstFailure())) {
        told.add(row);
        emptied += replace(project, row) ? 0 : 1;
      }
    }
    return new Changed(emptied, names.forget(project, told, actor));
  }

  /** Whether somebody else said it. */
  private boolean replace(ProjectId project, PatternRow row) {
    unband(project, row);
    var other = other(project, row.patternId());
    if (other.isEmpty()) {
      // A hash that no text has, so that none is ever found to be this one.
      var none = Sha256.of("erased " + row.patternId());
      rows.empty(project.value(), row.patternId(), none, clock.instant());
      return false;
    }
    String normal = PatternText.normal(other.get().text());
    var sha256 = Sha256.of(normal);
    boolean isTaken =
        patterns.ofTexts(project.value(), List.of(sha256.bytes())).stream()
            .anyMatch(it -> !it.patternId().equals(row.patternId()));
    patterns.retell(
        isTaken
            ? row.toldBy(other.get(), "", Sha256.of("retold " + row.patternId()))
            : row.toldBy(other.get(), normal, sha256));
    if (!isTaken) {
      bands.insertOrKeep(
          MinHash.bands(normal).stream()
              .map(band -> new BandRow(project.value(), BandRow.bytes(band), row.patternId()))
              .toList());
    }
    return true;
  }

  private void unband(ProjectId project, PatternRow row) {
    var own = MinHash.bands(row.normal()).stream().map(BandRow::bytes).toList();
    if (!own.isEmpty()) {
      rows.unband(project.value(), own, row.patternId());
    }
  }

  private Optional<UncountedRow> other(ProjectId project, UUID pattern) {
    return failures.saying(project.value(), pattern, OTHERS_MAX).stream()
        .filter(row -> !row.text().isBlank())
        .findFirst();
  }
}
