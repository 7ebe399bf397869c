package dev.hansei.api.pages.browser;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Grouping;
import dev.hansei.infra.registry.failures.Patterns;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts the failures of a project into modes of one text each, as a collection would. */
final class ModeSeed {
  private static final String MODEL = "test";
  private static final int TEXTS_MAX = 50;

  private ModeSeed() {}

  /** The modes, heaviest first. */
  static List<ClusterView> sorted(ApiServer server, ProjectId project) {
    Actor actor = new Actor.BySystem();
    server.get(Patterns.class).countNext(project, actor);
    var grouping = server.get(Grouping.class);
    var vectors = new TreeMap<PatternId, float[]>();
    List<ClusterPlan.Founded> founded = new ArrayList<>();
    for (PatternId id : grouping.withoutVector(project, MODEL, TEXTS_MAX).keySet()) {
      double angle = vectors.size();
      vectors.put(id, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
      founded.add(new ClusterPlan.Founded(List.of(id), Optional.empty()));
    }
    grouping.keepVectors(project, MODEL, vectors);
    var plan = new ClusterPlan(List.of(), List.of(), founded);
    if (!grouping.apply(project, grouping.snapshot(project, MODEL), plan, actor)) {
      throw new AssertionError("nobody else sorts here");
    }
    return server.get(Clusters.class).page(project, Optional.empty(), PageRequest.first()).items();
  }
}
