package dev.hansei.activities.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.failures.Grouping;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.ClusterActivities.Clustered;
import dev.hansei.workflows.failures.ClusterActivities.Sorting;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.failures.FailureActivities.CollectedPage;
import dev.hansei.workflows.failures.FailureActivities.Cursor;
import dev.hansei.workflows.failures.FailureActivities.PageToCollect;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How fast failures are collected, counted and sorted: {@code infra/hansei bench failures
 * [-Dhansei.bench.traces=100000]}. Prints its figures; not part of the build.
 */
class FailuresBench {
  private static final int TRACES = Integer.getInteger("hansei.bench.traces", 100_000);

  /** Deduplicated texts that are sorted with their vectors at hand. */
  private static final int PATTERNS = Integer.getInteger("hansei.bench.patterns", 5_000);

  /** Texts that the model embeds, for its rate. */
  private static final int EMBEDDED = 512;

  @Test
  void collectsCountsAndSorts() {
    try (var workplace = Workplace.open("failuresbench")) {
      ProjectId project = workplace.newProject();
      var load = new FailingLoad(TRACES, PATTERNS);
      timed("accepted", TRACES, () -> load.accept(workplace.get(Traces.class), project));
      var temporal = TestActivityEnvironment.newInstance();
      temporal.registerActivitiesImplementations(
          workplace.get(FailureActivitiesImpl.class), workplace.get(ClusterActivitiesImpl.class));
      var id = new CollectionId(workplace.get(Ids.class).next());
      var collecting = temporal.newActivityStub(FailureActivities.class);
      timed("collected", TRACES, () -> collect(collecting, project, id));
      long failures = workplace.get(Failures.class).countWithoutCase(project);
      assertThat(failures).isEqualTo(load.failures());
      ClusterActivities sorting =
          temporal.newActivityStub(
              ClusterActivities.class,
              ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofHours(1)).build());
      sort(workplace, load, sorting, new Sorting(project, id));
      temporal.close();
    }
  }

  private static void sort(
      Workplace workplace, FailingLoad load, ClusterActivities sorting, Sorting work) {
    timed("counted", load.failures(), () -> sorting.countFailures(work));
    var embedder = workplace.get(Embedder.class);
    embedder.embed(load.texts(1));
    var texts = load.texts(EMBEDDED);
    timed("embedded", texts.size(), () -> embedder.embed(texts));
    int patterns = keepVectors(workplace.get(Grouping.class), load, embedder, work.projectId());
    assertThat(patterns).isBetween(load.texts() * 95 / 100, load.texts());
    Clustered[] changed = new Clustered[1];
    timed("sorted", patterns, () -> changed[0] = sorting.updateClusters(work));
    System.out.println(changed[0]);
    timed("sorted again", patterns, () -> sorting.updateClusters(work));
    System.out.println(workplace.get(Clusters.class).counts(work.projectId()));
  }

  /** As if the model had been asked: how fast it is depends on the model, sorting does not. */
  private static int keepVectors(
      Grouping grouping, FailingLoad load, Embedder embedder, ProjectId project) {
    var model = embedder.model().value();
    int all = 0;
    Map<PatternId, String> some = grouping.withoutVector(project, model, EMBEDDED);
    while (!some.isEmpty()) {
      grouping.keepVectors(project, model, load.vectors(some));
      all += some.size();
      some = grouping.withoutVector(project, model, EMBEDDED);
    }
    return all;
  }

  private static void timed(String what, long items, Runnable work) {
    long cpuBegan = cpuNanos();
    long began = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%-14s %,9d in %6.1f s, %,9.0f a second; %5.1f s of processors, without the database;"
            + " load %.1f%n",
        what,
        items,
        seconds,
        items / seconds,
        (cpuNanos() - cpuBegan) / 1e9,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static void collect(FailureActivities collecting, ProjectId project, CollectionId id) {
    var input = new CollectFailuresInput(project, id, new Actor.BySystem(), false);
    Optional<Cursor> next = Optional.of(collecting.beginCollection(input));
    var total = CollectFailuresResult.NONE;
    while (next.isPresent()) {
      CollectedPage page = collecting.collectPage(new PageToCollect(project, id, next.get()));
      total = total.plus(page.found());
      next = page.next();
    }
    assertThat(total.tracesRead()).isEqualTo(TRACES);
  }
}
