package dev.hansei.infra.registry.gates;

import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import java.time.Instant;
import java.util.Objects;

/** What a gate said, and the figures it said it on. */
public record VerdictView(
    VerdictId id, GateId gateId, Evidence evidence, Verdict verdict, Instant recordedAt) {
  public VerdictView {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(gateId, "gateId is null");
    Objects.requireNonNull(evidence, "evidence is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(recordedAt, "recordedAt is null");
  }
}
