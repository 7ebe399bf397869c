package dev.hansei.api.failures;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Grouping;
import dev.hansei.infra.registry.failures.Patterns;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts all failures that a project has into one mode, as a collection would. */
public final class ClusterSeed {
  private static final String MODEL = "test";

  private ClusterSeed() {}

  /** The mode's id. */
  public static ClusterId allInOne(ApiServer server, ProjectId project) {
    Actor actor = new Actor.BySystem();
    server.get(Patterns.class).countNext(project, actor);
    var grouping = server.get(Grouping.class);
    var vectors = new TreeMap<PatternId, float[]>();
    grouping
        .withoutVector(project, MODEL, 10)
        .keySet()
        .forEach(id -> vectors.put(id, new float[] {1, 0}));
    grouping.keepVectors(project, MODEL, vectors);
    var founded = new ClusterPlan.Founded(List.copyOf(vectors.keySet()), Optional.empty());
    var plan = new ClusterPlan(List.of(), List.of(), List.of(founded));
    if (!grouping.apply(project, grouping.snapshot(project, MODEL), plan, actor)) {
      throw new AssertionError("nobody else sorts here");
    }
    return server
        .get(Clusters.class)
        .page(project, Optional.empty(), PageRequest.first())
        .items()
        .stream()
        .map(ClusterView::id)
        .findFirst()
        .orElseThrow();
  }
}
