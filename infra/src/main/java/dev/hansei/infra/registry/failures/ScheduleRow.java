package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.failures.CollectionSchedule;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code failures_schedule}. */
@MappedEntity("failures_schedule")
record ScheduleRow(
    @Id @Binary16 UUID projectId,
    int everyMinutes,
    String overlap,
    int catchUpMinutes,
    boolean paused,
    String savedBy,
    Instant savedAt) {
  CollectionSchedule schedule() {
    return new CollectionSchedule(
        everyMinutes, CollectionSchedule.Overlap.valueOf(overlap), catchUpMinutes, paused);
  }
}
