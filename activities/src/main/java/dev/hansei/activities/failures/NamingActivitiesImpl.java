package dev.hansei.activities.failures;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.failures.ClusterNames;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.ModeNaming;
import dev.hansei.infra.registry.failures.PatternView;
import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.NamingActivities;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Asks the model that a project has chosen for names of its failure modes. */
@Singleton
public final class NamingActivitiesImpl implements NamingActivities {
  /** Calls of one collection at most; those that are left are asked about by the next one. */
  static final int MODES_MAX = 20;

  private final ModeNaming naming;
  private final ClusterNames names;
  private final Clusters clusters;
  private final ModeNamer namer;

  public NamingActivitiesImpl(
      ModeNaming naming, ClusterNames names, Clusters clusters, ModeNamer namer) {
    this.naming = naming;
    this.names = names;
    this.clusters = clusters;
    this.namer = namer;
  }

  @Override
  public Named nameModes(ClusterActivities.Sorting sorting) {
    return Effects.of(() ->
        naming
            .model(sorting.projectId())
            .map(model -> name(sorting, model))
            .orElseGet(() -> new Named(0, 0)));
  }

  private Named name(ClusterActivities.Sorting sorting, ModelName model) {
    List<ClusterId> waiting =
        names.waiting(sorting.projectId(), model, sorting.collectionId(), MODES_MAX);
    var named = new AtomicInteger();
    Beating.here()
        .each(
            waiting,
            id -> ask(sorting, id, model),
            asked ->
                asked.stream()
                    .flatMap(Optional::stream)
                    .forEach(one -> keep(sorting, model, one, named)));
    return new Named(waiting.size(), named.get());
  }

  private Optional<Asked> ask(ClusterActivities.Sorting sorting, ClusterId id, ModelName model) {
    var patterns = clusters.patterns(sorting.projectId(), id, ModeNamer.TEXTS_MAX);
    if (patterns.isEmpty()) {
      return Optional.empty();
    }
    var texts = patterns.stream().map(PatternView::text).toList();
    return Optional.of(
        new Asked(
            id,
            namer.name(sorting.projectId(), model, texts),
            patterns.stream().collect(Collectors.toMap(PatternView::id, PatternView::text))));
  }

  private void keep(
      ClusterActivities.Sorting sorting, ModelName model, Asked asked, AtomicInteger named) {
    switch (asked.reply()) {
      case ModeNamer.Reply.Name(String name) -> {
        var found = new ClusterNames.Found(name, model, asked.from());
        if (names.give(sorting.projectId(), asked.id(), found, sorting.actor())) {
          named.incrementAndGet();
        }
      }
      case ModeNamer.Reply.Useless() ->
          names.countUseless(sorting.projectId(), asked.id(), model, sorting.collectionId());
      case ModeNamer.Reply.Silence() ->
          names.noteSilence(sorting.projectId(), asked.id(), model, sorting.collectionId());
    }
  }

  /** A mode, what the model said of it, and of which texts. */
  private record Asked(ClusterId id, ModeNamer.Reply reply, Map<PatternId, String> from) {}
}
