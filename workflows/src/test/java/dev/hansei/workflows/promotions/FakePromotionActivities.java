package dev.hansei.workflows.promotions;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.projects.PersonId;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;

/** A registry with one promotion, in memory. */
final class FakePromotionActivities implements PromotionActivities, GateActivities {
  static final PersonId AUTHOR = PersonId.of("019a9000-0000-7000-8000-0000000000a1");

  final Calls calls = new Calls();

  /** What the registry answers to the steps of a rollout, one after another; the last one stays. */
  final Deque<StepAnswer> answers = new ConcurrentLinkedDeque<>();

  final CountDownLatch slowDecision = new CountDownLatch(1);
  volatile Evidence evidence = PayloadSamples.evidence();
  volatile PromotionState moved = PromotionState.PROMOTED;
  volatile boolean slow;

  /** What the project's rules give a request that brings no plan. */
  volatile Optional<ReleasePlan> plan = Optional.empty();

  @Override
  public Opened openPromotion(PromoteInput input) {
    calls.note("open");
    return new Opened(List.of(AUTHOR), 4, plan);
  }

  @Override
  public GateCase gatherEvidence(EvidenceToGather request) {
    calls.note("gather");
    return new GateCase(PayloadSamples.gate(), evidence);
  }

  @Override
  public void recordVerdict(VerdictToRecord verdict) {
    calls.note("verdict " + verdict.verdict().getClass().getSimpleName());
  }

  @Override
  public void recordDecision(DecisionToRecord decision) {
    if (slow) {
      awaitRelease();
    }
    calls.note("decision " + decision.decision().id());
  }

  private void awaitRelease() {
    try {
      slowDecision.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public PromotionState moveStage(StageMove move) {
    calls.note("move from " + move.expectedRevision());
    return moved;
  }

  @Override
  public void closePromotion(Closing closing) {
    calls.note("close " + closing.state());
  }

  @Override
  public StepTaken beginStep(StepToBegin step) {
    calls.note("begin");
    return next();
  }

  @Override
  public StepTaken nextStep(StepMove move) {
    calls.note("next from " + move.from());
    return next();
  }

  @Override
  public StepTaken steerStep(SteeringToTake wanted) {
    calls.note("steer " + wanted.steering().kind());
    return next();
  }

  private StepTaken next() {
    synchronized (answers) {
      StepAnswer first = answers.getFirst();
      if (answers.size() > 1) {
        answers.removeFirst();
      }
      return new StepTaken(first);
    }
  }
}
