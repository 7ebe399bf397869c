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
import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.util.List;
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
    List<ClusterId> waiting = names.waiting(sorting.projectId(), MODES_MAX);
    var named = new AtomicInteger();
    Beating.here()
        .each(
            waiting,
            id -> new Asked(id, ask(sorting, id, model)),
            asked -> asked.forEach(one -> give(sorting, one, named)));
    return new Named(waiting.size(), named.get());
  }

  private Optional<ClusterNames.Found> ask(
      ClusterActivities.Sorting sorting, ClusterId id, ModelName model) {
    var patterns = clusters.patterns(sorting.projectId(), id, ModeNamer.TEXTS_MAX);
    if (patterns.isEmpty()) {
      return Optional.empty();
    }
    return namer
        .name(sorting.projectId(), model, patterns.stream().map(PatternView::text).toList())
        .map(name ->
            new ClusterNames.Found(
                name,
                model,
                patterns.stream().collect(Collectors.toMap(PatternView::id, PatternView::text))));
  }

  private void give(ClusterActivities.Sorting sorting, Asked asked, AtomicInteger named) {
    asked
        .name()
        .filter(name -> names.give(sorting.projectId(), asked.id(), name, sorting.actor()))
        .ifPresent(_ -> named.incrementAndGet());
  }

  /** A mode and the name for it; empty where the model gave none. */
  private record Asked(ClusterId id, Optional<ClusterNames.Found> name) {}
}
