package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.SamplingPolicy.Candidate;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** What decides on whether a queue takes an item. */
@MappedEntity("annotations_task")
record CandidateRow(
    @Id @Binary32 Sha256 itemSha256, @Nullable Double size, @Nullable String stratum) {
  Candidate candidate() {
    return new Candidate(
        new ItemKey(itemSha256), size == null ? 0 : size, stratum == null ? "" : stratum);
  }
}
