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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Sorts all failures that a project has into modes, as a collection would. */
public final class ClusterSeed {
  private static final String MODEL = "test";
  private static final int TEXTS_MAX = 50;

  private ClusterSeed() {}

  /** One mode of all of them. */
  public static ClusterId allInOne(ApiServer server, ProjectId project) {
    return sorted(server, project, texts -> List.of(List.copyOf(texts))).getFirst().id();
  }

  /** A mode of each text, heaviest first. */
  public static List<ClusterView> oneOfEachText(ApiServer server, ProjectId project) {
    return sorted(server, project, texts -> texts.stream().map(List::of).toList());
  }

  private static List<ClusterView> sorted(
      ApiServer server,
      ProjectId project,
      Function<Collection<PatternId>, List<List<PatternId>>> modes) {
    Actor actor = new Actor.BySystem();
    server.get(Patterns.class).countNext(project, actor);
    var grouping = server.get(Grouping.class);
    var texts = grouping.withoutVector(project, MODEL, TEXTS_MAX).keySet();
    var vectors = new TreeMap<PatternId, float[]>();
    for (PatternId text : texts) {
      double angle = vectors.size();
      vectors.put(text, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }
    grouping.keepVectors(project, MODEL, vectors);
    var founded =
        modes.apply(texts).stream()
            .map(mode -> new ClusterPlan.Founded(mode, Optional.empty()))
            .toList();
    var plan = new ClusterPlan(List.of(), List.of(), founded);
    if (!grouping.apply(project, grouping.snapshot(project, MODEL), plan, actor)) {
      throw new AssertionError("nobody else sorts here");
    }
    return server.get(Clusters.class).page(project, Optional.empty(), PageRequest.first()).items();
  }
}
