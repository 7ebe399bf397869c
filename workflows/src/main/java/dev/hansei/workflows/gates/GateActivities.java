package dev.hansei.workflows.gates;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;
import java.util.Optional;

/** What a decision needs from the registry. */
@ActivityInterface
public interface GateActivities {
  /** Pairs the scores of two runs and bootstraps the differences. Queue {@code cpu}; idempotent. */
  GateCase gatherEvidence(EvidenceToGather request);

  /** Which gate, on which runs. */
  record EvidenceToGather(
      ProjectId projectId, GateId gateId, Optional<RunId> baselineRun, RunId candidateRun) {
    public EvidenceToGather {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(gateId, "gateId is null");
      Objects.requireNonNull(baselineRun, "baselineRun is null");
      Objects.requireNonNull(candidateRun, "candidateRun is null");
    }
  }

  /** A gate and what it is to decide on. */
  record GateCase(Gate gate, Evidence evidence) {
    public GateCase {
      Objects.requireNonNull(gate, "gate is null");
      Objects.requireNonNull(evidence, "evidence is null");
    }
  }
}
