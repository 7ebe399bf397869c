package dev.hansei.workflows;

import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.NamingActivities;
import dev.hansei.workflows.failures.TimeRange;
import dev.hansei.workflows.projects.Actor;
import java.time.Instant;
import java.util.Map;

/** Payloads of sorting failures into modes, of back-fills and of schedules. */
final class ClusterSamples {
  private ClusterSamples() {}

  static void addTo(Map<String, Object> samples) {
    CollectFailuresInput input = PayloadSamples.collectFailuresInput();
    samples.put("Sorting", new ClusterActivities.Sorting(input.projectId(), input.collectionId()));
    samples.put("Counted", new ClusterActivities.Counted(12));
    samples.put("Clustered", new ClusterActivities.Clustered(9, 4, 2, 1, 1));
    samples.put("Named", new NamingActivities.Named(3, 2));
    samples.put(
        "CollectFailuresInput.range",
        new CollectFailuresInput(
            input.projectId(),
            input.collectionId(),
            input.startedBy(),
            false,
            new TimeRange(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z"))));
    samples.put(
        "CollectFailuresInput.scheduled",
        new CollectFailuresInput(
            input.projectId(), CollectionId.SCHEDULED, new Actor.BySystem(), false));
  }
}
