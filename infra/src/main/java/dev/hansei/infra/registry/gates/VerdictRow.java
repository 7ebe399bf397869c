package dev.hansei.infra.registry.gates;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code gates_verdict}. */
@MappedEntity("gates_verdict")
record VerdictRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID verdictId,
    @Binary16 UUID gateId,
    @Nullable @Binary16 UUID baselineRunId,
    @Binary16 UUID candidateRunId,
    String says,
    String evidence,
    String verdict,
    Instant recordedAt) {
  VerdictView view(CanonicalJson json) {
    return new VerdictView(
        new VerdictId(verdictId),
        new GateId(gateId),
        json.read(evidence, Evidence.class),
        json.read(verdict, Verdict.class),
        recordedAt);
  }
}
