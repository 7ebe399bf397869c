package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.calibrations.AnchorWatch;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code calibrations_anchor_watch}. */
@MappedEntity("calibrations_anchor_watch")
record AnchorWatchRow(
    @Id @Binary16 UUID projectId,
    int everyHours,
    int judgementsMax,
    boolean paused,
    String savedBy,
    Instant savedAt) {
  AnchorWatch watch() {
    return new AnchorWatch(everyHours, judgementsMax, paused);
  }
}
