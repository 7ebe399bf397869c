package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * An answer of a run to a question of which a queue had another answer labelled, which may be the
 * same.
 *
 * @param ordinal the answer's place in its run
 * @param callKey of the answer
 * @param taskId of the labelled one
 * @param itemSha256 of the labelled one, with its question
 * @param taskCall of the labelled one
 */
@MappedEntity("suites_outcome")
record TwinRow(
    @Id int ordinal,
    @Binary16 UUID caseId,
    @Binary32 Sha256 callKey,
    @Binary16 UUID taskId,
    @Binary32 Sha256 itemSha256,
    @Binary32 Sha256 taskCall) {
  boolean isOneCall() {
    return callKey.equals(taskCall);
  }

  Origin.OfRun origin(RunId run) {
    return new Origin.OfRun(run, ordinal, new CaseId(caseId), new CallKey(callKey));
  }
}
