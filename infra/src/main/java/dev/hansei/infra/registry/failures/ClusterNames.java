package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names that models give failure modes. What a person or another model named stays. */
@Singleton
public final class ClusterNames {
  /** A model that said nothing of use so often about the same texts will not. */
  public static final int TRIES_MAX = 3;

  private final ClusterRepository clusters;
  private final NameTryRepository tries;
  private final PatternRepository patterns;
  private final ClusterEventRepository events;
  private final GroupingRepository groupings;
  private final CanonicalJson json;
  private final Ids ids;
  private final Transactions transactions;
  private final Clock clock;

  ClusterNames(
      ClusterRepository clusters,
      NameTryRepository tries,
      PatternRepository patterns,
      ClusterEventRepository events,
      GroupingRepository groupings,
      CanonicalJson json,
      Ids ids,
      Transactions transactions,
      Clock clock) {
    this.clusters = clusters;
    this.tries = tries;
    this.patterns = patterns;
    this.events = events;
    this.groupings = groupings;
    this.json = json;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Modes somebody waits for that only their words have named: first those that no model was asked
   * about, heaviest first, then those that wait longest since. One of whose texts this model gave
   * no name {@link #TRIES_MAX} times waits until it has more or fewer of them.
   */
  public List<ClusterId> waiting(
      ProjectId project, ModelName model, CollectionId collection, int most) {
    return transactions.read(() -> {
      int left = most - tries.countOf(project.value(), collection.value());
      return left <= 0
          ? List.of()
          : clusters
              .namedByWords(
                  project.value(), GroupingWriter.BY_KEYWORDS, model.value(), TRIES_MAX, left)
              .stream()
              .map(row -> new ClusterId(row.clusterId()))
              .toList();
    });
  }

  /** A model answered, and it was no name: after {@link #TRIES_MAX} of these it is given up on. */
  public void countUseless(
      ProjectId project, ClusterId id, ModelName model, CollectionId collection) {
    tried(project, id, model, collection, 1);
  }

  /** A model did not answer, which says nothing about the texts; others have their turn first. */
  public void noteSilence(
      ProjectId project, ClusterId id, ModelName model, CollectionId collection) {
    tried(project, id, model, collection, 0);
  }

  private void tried(
      ProjectId project, ClusterId id, ModelName model, CollectionId collection, int useless) {
    transactions.run(() -> {
      var mode = clusters.lock(project.value(), id.value());
      if (mode.isPresent()) {
        var last =
            tries
                .find(project.value(), id.value())
                .filter(row -> row.model().equals(model.value()) && row.isAbout(mode.get()));
        // Within one collection the journal gives the same reply again: it counts once.
        boolean isTold =
            last.filter(row -> row.collectionId().equals(collection.value())).isPresent();
        int before = last.map(NameTryRow::tries).orElse(0);
        tries.upsert(
            new NameTryRow(
                project.value(),
                id.value(),
                model.value(),
                mode.get().patterns(),
                isTold ? Math.max(before, useless) : before + useless,
                collection.value(),
                clock.instant()));
      }
    });
  }

  /**
   * A name that a model found.
   *
   * @param name 1 to {@link ClusterMoves#NAME_CHARS_MAX} characters
   * @param from the texts that it was asked about
   */
  public record Found(String name, ModelName model, Map<PatternId, String> from) {
    public Found {
      from = Map.copyOf(from);
      if (name.isBlank() || name.length() > ClusterMoves.NAME_CHARS_MAX) {
        throw new IllegalArgumentException("a failure mode's name has 1 to 120 characters");
      }
    }
  }

  /**
   * Gives a mode the name that a model found, unless somebody named it meanwhile, it went into
   * another, or one of the texts was erased.
   *
   * @return whether it has that name of that model now; again answers the same
   */
  public boolean give(ProjectId project, ClusterId id, Found found, Actor actor) {
    String name = found.name();
    ModelName model = found.model();
    return transactions.write(() -> {
      // As people's moves do: who groups failures meanwhile begins anew.
      groupings.insertOrKeep(project.value());
      groupings.lock(project.value());
      var row = clusters.lock(project.value(), id.value()).filter(it -> it.patterns() > 0);
      if (!areThere(project, found.from())) {
        return false;
      }
      if (row.isEmpty() || !row.get().namedBy().equals(GroupingWriter.BY_KEYWORDS)) {
        return row.filter(it -> it.namedBy().equals(model.value()) && it.name().equals(name))
            .isPresent();
      }
      clusters.save(row.get().named(name, model.value()));
      tries.delete(project.value(), id.value());
      var event =
          new ClusterEvent(
              id, new ClusterEvent.Renamed(), row.get().traces(), actor, clock.instant());
      events.insertAll(List.of(ClusterEventRow.of(project, ids.next(), event, json)));
      groupings.advance(project.value());
      return true;
    });
  }

  private boolean areThere(ProjectId project, Map<PatternId, String> from) {
    var now =
        patterns
            .all(
                project.value(),
                from.keySet().stream().map(id -> UuidBytes.of(id.value())).toList())
            .stream()
            .collect(Collectors.toMap(PatternRow::patternId, PatternRow::text));
    return from.entrySet().stream()
        .allMatch(one -> one.getValue().equals(now.get(one.getKey().value())));
  }
}
