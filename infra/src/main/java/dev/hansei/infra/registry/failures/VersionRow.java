package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.traces.Span;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/** Traces of one cluster under one prompt version, summed over its patterns. */
@MappedEntity("failures_pattern_day")
record VersionRow(
    @Id String promptName,
    String promptVersion,
    int traces,
    LocalDate firstDay,
    LocalDate lastDay) {
  ClusterDetail.VersionWeight weight() {
    return new ClusterDetail.VersionWeight(
        new Span.PromptUse(promptName, promptVersion), traces, firstDay, lastDay);
  }
}
