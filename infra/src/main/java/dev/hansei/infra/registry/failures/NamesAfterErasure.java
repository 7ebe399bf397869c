package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.KeywordNames;
import dev.hansei.workflows.failures.SaidWords;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Gives failure modes another name whose name has words that nobody says any more. A name is given
 * once and stays while its words do, so one of a model gives way to keywords until the model names
 * the mode anew; names that people gave are theirs to change.
 */
@Singleton
final class NamesAfterErasure {
  /** Of a mode whose every text was erased. */
  static final String NAMELESS = "(erased)";

  /** As many as the collector sorts. */
  private static final int CLUSTERS_MAX = 5_000;

  /** The heaviest texts tell what words a project uses. */
  private static final int TEXTS_MAX = 20_000;

  private final ClusterRepository clusters;
  private final NameTryRepository tries;
  private final PatternRepository patterns;
  private final ClusterEventRepository events;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  NamesAfterErasure(
      ClusterRepository clusters,
      NameTryRepository tries,
      PatternRepository patterns,
      ClusterEventRepository events,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.clusters = clusters;
    this.tries = tries;
    this.patterns = patterns;
    this.events = events;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * After patterns lost their texts.
   *
   * @param told those patterns, as they were
   * @return how many modes have another name now
   */
  int forget(ProjectId project, Collection<PatternRow> told, Actor actor) {
    if (told.isEmpty()) {
      return 0;
    }
    var texts = texts(project);
    return living(project, told, texts, actor) + mergedAway(project, told, texts, actor);
  }

  /** The texts that are left, by mode, the heaviest first. */
  private Map<UUID, List<String>> texts(ProjectId project) {
    var texts = new TreeMap<UUID, List<String>>();
    for (PatternRow row : patterns.sorted(project.value(), TEXTS_MAX)) {
      Optional.ofNullable(row.clusterId())
          .ifPresent(id -> texts.computeIfAbsent(id, _ -> new ArrayList<>()).add(row.text()));
    }
    return texts;
  }

  private int living(
      ProjectId project, Collection<PatternRow> told, Map<UUID, List<String>> texts, Actor actor) {
    var touched = new TreeSet<UUID>();
    told.forEach(row -> Optional.ofNullable(row.clusterId()).ifPresent(touched::add));
    var gone = new SaidWords(told.stream().map(PatternRow::text).toList());
    // A mode that was cut may have its name of words that lie elsewhere by now.
    clusters.living(project.value(), CLUSTERS_MAX).stream()
        .filter(row -> gone.haveAny(row.name()))
        .forEach(row -> touched.add(row.clusterId()));
    List<UUID> sorted = List.copyOf(texts.keySet());
    List<String> words = KeywordNames.of(List.copyOf(texts.values()));
    int renamed = 0;
    for (UUID id : touched) {
      // It has other texts now, of which a model may make more.
      var row = clusters.lock(project.value(), id).filter(NamesAfterErasure::isOurs);
      tries.delete(project.value(), id);
      List<String> left = texts.getOrDefault(id, List.of());
      if (row.isPresent() && !new SaidWords(left).haveAll(row.get().name())) {
        String name = left.isEmpty() ? "" : words.get(sorted.indexOf(id));
        name = name.isEmpty() ? left.stream().findFirst().orElse(NAMELESS) : name;
        rename(project, row.get(), Excerpt.cut(name, ClusterMoves.NAME_CHARS_MAX), actor);
        renamed++;
      }
    }
    return renamed;
  }

  /** One that went into another keeps its row and its name, though its texts lie elsewhere. */
  private int mergedAway(
      ProjectId project, Collection<PatternRow> told, Map<UUID, List<String>> texts, Actor actor) {
    var gone = new SaidWords(told.stream().map(PatternRow::text).toList());
    var left = new SaidWords(texts.values().stream().flatMap(List::stream).toList());
    int renamed = 0;
    for (ClusterRow row : clusters.emptied(project.value(), ClusterMoves.BY_PERSON, CLUSTERS_MAX)) {
      if (gone.haveAny(row.name()) && !left.haveAll(row.name())) {
        rename(project, row, NAMELESS, actor);
        renamed++;
      }
    }
    return renamed;
  }

  /** Of keywords, or of a model, which may name the mode anew from what is left. */
  private static boolean isOurs(ClusterRow row) {
    return !row.namedBy().equals(ClusterMoves.BY_PERSON);
  }

  private void rename(ProjectId project, ClusterRow row, String name, Actor actor) {
    clusters.save(row.named(name, GroupingWriter.BY_KEYWORDS));
    var event =
        new ClusterEvent(
            new ClusterId(row.clusterId()),
            new ClusterEvent.Renamed(),
            row.traces(),
            actor,
            clock.instant());
    events.insertAll(List.of(ClusterEventRow.of(project, ids.next(), event, json)));
  }
}
