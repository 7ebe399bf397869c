package dev.hansei.workflows.promotions;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.MintedIds;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.gates.GateActivities.EvidenceToGather;
import dev.hansei.workflows.gates.GateActivities.GateCase;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.promotions.PromotionActivities.Closing;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionActivities.Opened;
import dev.hansei.workflows.promotions.PromotionActivities.StageMove;
import dev.hansei.workflows.promotions.PromotionActivities.VerdictToRecord;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowLock;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * The story of {@link Promote}: open, ask the gate, wait for people, carry out what they decided.
 *
 * <p>Decisions are taken one after another under a lock, and count once the registry has them. Only
 * the wait for people can be cancelled; a promotion whose workflow is cancelled is withdrawn.
 */
public final class PromoteImpl implements Promote {
  /** A twelfth of what a history may hold; about a fortnight of looks that find nothing. */
  static final int EVENTS_MAX = 4_000;

  private static final Logger log = Workflow.getLogger(PromoteImpl.class);

  private final PromotionActivities registry =
      Workflow.newActivityStub(PromotionActivities.class, ActivityCalls.registryWrite());
  private final GateActivities cpu =
      Workflow.newActivityStub(GateActivities.class, ActivityCalls.computation());

  private final WorkflowLock deciding = Workflow.newWorkflowLock();
  private final PromoteInput input;
  private final Rollout rollout;

  /** Known for certain once it is opened: the project's rules have a say in it. */
  private Optional<ReleasePlan> plan;

  private PromotionProgress progress;
  private boolean carriedOut;

  /** Whether the rehearsal saw so many errors that who approves says why. */
  private boolean wordsNeeded;

  /** Ready before the first decision or question arrives. */
  @WorkflowInit
  public PromoteImpl(PromoteInput input) {
    this.input = input;
    this.plan = input.plan();
    this.rollout = new Rollout(registry, input);
    this.progress = PromotionProgress.of(input);
    this.carriedOut = input.carried().isPresent();
  }

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
  public PromotionStatus promote(PromoteInput sameInput) {
    if (input.carried().isEmpty()) {
      try {
        decideAndCarryOut();
      } catch (ActivityFailure failure) {
        throw givenUp(failure);
      }
    }
    if (progress.state().isRolling()) {
      rollOut();
    }
    awaitHandlers();
    return status();
  }

  private void decideAndCarryOut() {
    Opened opened = Steps.shielded(() -> registry.openPromotion(input));
    plan = opened.plan().or(input::plan);
    progress = progress.opened(opened.authors());
    askGate();
    if (progress.state() == PromotionState.AWAITING_APPROVAL) {
      awaitPeople();
      carryOut(opened);
    }
  }

  private void askGate() {
    var question =
        new EvidenceToGather(
            input.projectId(), input.gateId(), input.baselineRun(), input.candidateRun());
    GateCase found = Steps.shielded(() -> cpu.gatherEvidence(question));
    Verdict verdict = GatePolicy.decide(found.gate(), found.evidence());
    rehearseWhatPassed(verdict);
    var record =
        new VerdictToRecord(input, new VerdictId(MintedIds.next()), found.evidence(), verdict);
    Steps.shielded(() -> registry.recordVerdict(record));
    moveTo(
        switch (verdict) {
          case Verdict.Pass _ -> PromotionState.AWAITING_APPROVAL;
          case Verdict.Block _, Verdict.Inconclusive _ -> PromotionState.HELD;
        });
  }

  /** People see what it says before they are asked, so the verdict is written after it. */
  private void rehearseWhatPassed(Verdict verdict) {
    Optional<Rehearsal> wanted = plan.flatMap(ReleasePlan::rehearsal);
    if (wanted.isPresent() && verdict instanceof Verdict.Pass) {
      wordsNeeded = new Rehearsing(input).rehearse(wanted.get());
    }
  }

  /** Returns when people have decided, the patience is over, or the workflow was cancelled. */
  private void awaitPeople() {
    Optional<PromotionState> without = Optional.empty();
    try {
      if (!Workflow.await(input.patience(), () -> progress.isDecided(needed()))) {
        without = Optional.of(PromotionState.EXPIRED);
      }
    } catch (CanceledFailure _) {
      without = Optional.of(PromotionState.WITHDRAWN);
    }
    // A decision that is being written at this moment was in time.
    without.ifPresent(state -> Steps.shielded(() -> decideUnlessDecided(state)));
  }

  private void decideUnlessDecided(PromotionState state) {
    deciding.lock();
    try {
      if (!progress.isDecided(needed())) {
        moveTo(state);
      }
    } finally {
      deciding.unlock();
    }
  }

  private void carryOut(Opened opened) {
    if (progress.state() != PromotionState.AWAITING_APPROVAL) {
      close(progress.state());
    } else if (plan.isPresent()) {
      rollout.begin(plan.get());
      moveTo(rollout.state());
    } else {
      var move = new StageMove(input, opened.revision());
      moveTo(Steps.shielded(() -> registry.moveStage(move)));
    }
    carriedOut = true;
    if (progress.state().isRolling()) {
      input.awaitedBy().ifPresent(this::tell);
    }
  }

  /** Who started it may be gone; the promotion goes on all the same. */
  private void tell(String workflowId) {
    try {
      Steps.shielded(() ->
          Workflow.newUntypedExternalWorkflowStub(workflowId)
              .signal(ROLLS_OUT, input.promotionId()));
    } catch (SignalExternalWorkflowException e) {
      log.warn("Promotion {} cannot tell {}", input.promotionId(), workflowId);
    }
  }

  private void rollOut() {
    while (rollout.state().isRolling()) {
      continueAsNewWhereHistoryIsLong();
      rollout.goOn();
    }
    moveTo(rollout.state());
  }

  /** A cancelled workflow would end by this instead of going on; its history is long enough. */
  private void continueAsNewWhereHistoryIsLong() {
    if (Workflow.getInfo().getHistoryLength() >= EVENTS_MAX && !Steps.isCancelled()) {
      awaitHandlers();
      if (rollout.state().isRolling()) {
        RolloutProgress carried = progress.carried(rollout);
        Workflow.continueAsNew(input.planned(plan).carrying(carried));
      }
    }
  }

  private int needed() {
    return ApprovalPolicy.needed(plan);
  }

  private static void awaitHandlers() {
    Steps.shielded(() -> Workflow.await(Workflow::isEveryHandlerFinished));
  }

  @Override
  public void validateDecision(Decision decision) {
    if (!progress.knows(decision)) {
      refuseIfObjectionable(decision);
    }
  }

  @Override
  public PromotionStatus decide(Decision decision) {
    Steps.shielded(() -> record(decision));
    // Who has the last word is told what came of it; the lock is free for others meanwhile.
    Steps.shielded(() -> Workflow.await(() -> carriedOut || !progress.isDecided(needed())));
    return status();
  }

  private void record(Decision decision) {
    deciding.lock();
    try {
      if (progress.knows(decision)) {
        return;
      }
      refuseIfObjectionable(decision);
      registry.recordDecision(
          new DecisionToRecord(input.projectId(), input.promotionId(), decision));
      progress = progress.with(decision);
      log.info(
          "Promotion {}: {} said {}", input.promotionId(), decision.personId(), decision.kind());
    } catch (ActivityFailure failure) {
      throw refusal(failure);
    } finally {
      deciding.unlock();
    }
  }

  private void refuseIfObjectionable(Decision decision) {
    ApprovalPolicy.objection(situation(), decision)
        .or(() -> RehearsalPolicy.objection(wordsNeeded, decision))
        .ifPresent(PromoteImpl::refuse);
  }

  private ApprovalPolicy.Situation situation() {
    return new ApprovalPolicy.Situation(
        status().state(),
        input.requestedBy(),
        progress.authors(),
        progress.approvedBy(),
        ApprovalPolicy.Rules.of(needed()));
  }

  private static void refuse(String objection) {
    throw ApplicationFailure.newNonRetryableFailure(objection, FailureCode.INVALID.name());
  }

  @Override
  public void validateSteering(Steering steering) {
    SteeringPolicy.objection(status().state(), rollout.place(), steering)
        .or(() -> SteeringPolicy.objection(situation(), steering.personId(), steering.kind()))
        .ifPresent(PromoteImpl::refuse);
  }

  @Override
  public PromotionStatus steer(Steering steering) {
    try {
      Steps.shielded(() -> rollout.steer(steering));
    } catch (ActivityFailure failure) {
      throw refusal(failure);
    }
    return status();
  }

  @Override
  public void stepChanged() {
    rollout.tell();
  }

  /** The registry's own objection, in its own words, for the person. */
  private static ApplicationFailure refusal(ActivityFailure failure) {
    String words =
        failure.getCause() instanceof ApplicationFailure said
            ? said.getOriginalMessage()
            : "the decision could not be written";
    return ApplicationFailure.newNonRetryableFailure(words, Steps.codeOf(failure).name());
  }

  /** No verdict, no move: the promotion is held, and the workflow says why it failed. */
  private ApplicationFailure givenUp(ActivityFailure failure) {
    close(PromotionState.HELD);
    moveTo(PromotionState.HELD);
    carriedOut = true;
    awaitHandlers();
    return Steps.ended(Promote.workflowId(input), failure);
  }

  private void close(PromotionState state) {
    var closing = new Closing(input.projectId(), input.promotionId(), state);
    Steps.shielded(() -> registry.closePromotion(closing));
  }

  private void moveTo(PromotionState state) {
    progress = progress.in(state);
    log.info("Promotion {} is {}", input.promotionId(), state);
  }

  @Override
  public PromotionStatus status() {
    boolean rolls = progress.state().isRolling();
    return (rolls ? progress.in(rollout.state()) : progress).status(needed());
  }
}
