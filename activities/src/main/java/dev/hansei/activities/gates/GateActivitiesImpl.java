package dev.hansei.activities.gates;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateActivities;
import jakarta.inject.Singleton;

/** Reads a gate and the evidence it decides on; writes nothing. */
@Singleton
public final class GateActivitiesImpl implements GateActivities {
  private final Gates gates;
  private final EvidenceReader evidence;

  public GateActivitiesImpl(Gates gates, EvidenceReader evidence) {
    this.gates = gates;
    this.evidence = evidence;
  }

  @Override
  public GateCase gatherEvidence(EvidenceToGather request) {
    return Effects.of(() -> Beating.here().compute(() -> gather(request)));
  }

  private GateCase gather(EvidenceToGather request) {
    Gate gate = gates.require(request.projectId(), request.gateId());
    return new GateCase(
        gate,
        evidence.gather(request.projectId(), gate, request.baselineRun(), request.candidateRun()));
  }
}
