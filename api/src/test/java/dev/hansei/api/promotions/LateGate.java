package dev.hansei.api.promotions;

import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepToBegin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What a promotion does beside its registry, until the gate speaks; it passes everything. */
public final class LateGate implements PromotionActivities, GateActivities {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch spoken = new CountDownLatch(1);
  private final Gate gate;
  private final Evidence evidence;

  LateGate(Gate gate, Evidence evidence) {
    this.gate = gate;
    this.evidence = evidence;
  }

  void awaitAsked() throws InterruptedException {
    asked.await();
  }

  void speak() {
    spoken.countDown();
  }

  @Override
  public Opened openPromotion(PromoteInput input) {
    return new Opened(List.of(), 0, Optional.empty());
  }

  @Override
  public GateCase gatherEvidence(EvidenceToGather request) {
    asked.countDown();
    try {
      spoken.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new GateCase(gate, evidence);
  }

  @Override
  public void recordVerdict(VerdictToRecord verdict) {}

  @Override
  public void recordDecision(DecisionToRecord decision) {}

  @Override
  public PromotionState moveStage(StageMove move) {
    return PromotionState.PROMOTED;
  }

  @Override
  public void closePromotion(Closing closing) {}

  @Override
  public StepTaken walkStage(StageToWalk stage) {
    throw new UnsupportedOperationException("no path here");
  }

  @Override
  public StepTaken beginStep(StepToBegin step) {
    throw new UnsupportedOperationException("no rollout here");
  }

  @Override
  public StepTaken nextStep(StepMove move) {
    throw new UnsupportedOperationException("no rollout here");
  }

  @Override
  public StepTaken steerStep(SteeringToTake wanted) {
    throw new UnsupportedOperationException("no rollout here");
  }
}
