package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignClosing;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToClose;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToOpen;
import dev.hansei.workflows.campaigns.CampaignActivities.OrderKind;
import dev.hansei.workflows.campaigns.CampaignActivities.OrderToRecord;
import dev.hansei.workflows.campaigns.CampaignActivities.Recorded;
import dev.hansei.workflows.campaigns.CampaignActivities.Reservation;
import dev.hansei.workflows.campaigns.CampaignActivities.StepEnding;
import dev.hansei.workflows.campaigns.CampaignActivities.StepRef;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToReserve;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToSettle;
import dev.hansei.workflows.campaigns.CampaignProgress.Opened;
import dev.hansei.workflows.promotions.PromotionId;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowLock;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * The story of {@link RunCampaign}: ask the policy what comes next, reserve what it may cost, do
 * it, settle what it did cost; a cycle is one run of the workflow.
 *
 * <p>What the registry has to know is always written. Steps, and every wait, can be cancelled.
 */
public final class RunCampaignImpl implements RunCampaign {
  private static final Logger log = Workflow.getLogger(RunCampaignImpl.class);

  /** What a step came to that somebody cancelled behind the campaign's back. */
  static final String STEP_CANCELLED = "STEP_CANCELLED";

  private final CampaignActivities registry =
      Workflow.newActivityStub(CampaignActivities.class, ActivityCalls.registryWrite());

  private final WorkflowLock ordering = Workflow.newWorkflowLock();
  private final CampaignPlan plan;
  private final CampaignRef self;
  private final CampaignStepRunner runner;
  private CampaignProgress progress;
  private CampaignSituation situation;
  private boolean written;
  private int ordersHeard;
  private int topUps;

  /** Ready before the first order or question arrives. */
  @WorkflowInit
  public RunCampaignImpl(RunCampaignInput input) {
    this.plan = input.plan();
    this.self = CampaignRef.of(plan);
    this.runner = new CampaignStepRunner(plan);
    this.progress = input.progress();
    this.situation = CampaignSituation.start(plan.budget());
  }

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
  public CampaignStatus run(RunCampaignInput sameInput) {
    try {
      Steps.shielded(() -> registry.openCampaign(plan));
      written = true;
      goRound();
      close(CampaignState.COMPLETED, "", "");
    } catch (CanceledFailure _) {
      close(CampaignState.CANCELLED, "", "");
    } catch (ActivityFailure failure) {
      throw givenUp("", Steps.codeOf(failure).name(), failure);
    }
    awaitHandlers();
    return status();
  }

  /** Returns after the last cycle; after every other one the next begins as a run of its own. */
  private void goRound() {
    while (true) {
      heedOrders();
      switch (CampaignPolicy.next(plan, progress)) {
        case CampaignDecision.OpenCycle() -> openCycle();
        case CampaignDecision.Perform(CampaignStep step) -> perform(step);
        case CampaignDecision.EndCycle(CampaignOutcome outcome) -> {
          boolean again = CampaignPolicy.goesRoundAgain(plan, progress.cycle());
          endCycle(outcome, again);
          if (!again) {
            return;
          }
          awaitNextCycle();
        }
      }
    }
  }

  private void openCycle() {
    var cycle = new CycleToOpen(plan, progress.cycle());
    // Not in one expression: an order may have changed the progress while this waited.
    Opened found = Steps.shielded(() -> registry.openCycle(cycle));
    progress = progress.openedWith(found);
    situation = situation.between(CampaignState.RUNNING);
  }

  private void perform(CampaignStep step) {
    var ref = new StepRef(self, progress.cycle(), step);
    PreparedStep prepared = prepared(ref);
    try {
      reserve(ref, prepared);
      heedOrders();
    } catch (CanceledFailure cancelled) {
      runner.abandon(prepared);
      settle(ref, prepared, StepEnding.CANCELLED, Optional.empty());
      throw cancelled;
    } catch (ActivityFailure failure) {
      runner.abandon(prepared);
      throw givenUp(step.key(), Steps.codeOf(failure).name(), failure);
    }
    situation = situation.doing(step);
    try {
      StepResult result = runner.perform(prepared, progress);
      settle(ref, prepared, StepEnding.DONE, Optional.of(result));
      progress = progress.with(result);
    } catch (CanceledFailure cancelled) {
      settle(ref, prepared, StepEnding.CANCELLED, Optional.empty());
      throw cancelled;
    } catch (ActivityFailure failure) {
      throw ended(ref, prepared, Steps.codeOf(failure).name(), failure);
    } catch (ChildWorkflowFailure failure) {
      boolean cancelled = failure.getCause() instanceof CanceledFailure;
      String code = cancelled ? STEP_CANCELLED : Steps.codeOf(failure).name();
      throw ended(ref, prepared, code, failure);
    }
    situation = situation.between(CampaignState.RUNNING);
  }

  private PreparedStep prepared(StepRef ref) {
    try {
      return runner.prepare(ref.step(), progress);
    } catch (ActivityFailure failure) {
      throw givenUp(ref.step().key(), Steps.codeOf(failure).name(), failure);
    }
  }

  /** Returns once the step's calls are held back from the budget, however long that takes. */
  private void reserve(StepRef ref, PreparedStep prepared) {
    var wanted = new StepToReserve(ref, prepared.subject(), prepared.calls());
    while (true) {
      int seen = topUps;
      Reservation answer = Steps.shielded(() -> registry.reserveStep(wanted));
      situation = situation.spent(answer.spending());
      if (answer.granted()) {
        return;
      }
      situation = situation.heldBack(ref.step());
      log.info("Campaign {} is out of budget before {}", plan.campaignId(), ref.step().key());
      Workflow.await(() -> topUps > seen);
    }
  }

  private void settle(
      StepRef ref, PreparedStep prepared, StepEnding ending, Optional<StepResult> result) {
    var end = new StepToSettle(ref, ending, prepared.payer(), result);
    CampaignSpending spent = Steps.shielded(() -> registry.settleStep(end));
    situation = situation.spent(spent);
  }

  /** The step was cut short with the campaign, or it cannot be done and the campaign has failed. */
  private TemporalFailure ended(
      StepRef ref, PreparedStep prepared, String code, TemporalFailure failure) {
    if (Steps.isCancelled()) {
      settle(ref, prepared, StepEnding.CANCELLED, Optional.empty());
      return new CanceledFailure("cancelled with its campaign");
    }
    settle(ref, prepared, StepEnding.FAILED, Optional.empty());
    return givenUp(ref.step().key(), code, failure);
  }

  private void endCycle(CampaignOutcome outcome, boolean again) {
    Optional<Duration> nextIn = again ? Optional.of(plan.rhythm().every()) : Optional.empty();
    var closing = new CycleToClose(self, progress.cycle(), outcome, nextIn);
    Steps.shielded(() -> registry.closeCycle(closing));
    situation = situation.cameTo(outcome);
    log.info("Campaign {} cycle {}: {}", plan.campaignId(), progress.cycle(), outcome);
  }

  private void awaitNextCycle() {
    situation = situation.resting();
    Workflow.sleep(plan.rhythm().every());
    awaitHandlers();
    // The next run would not know of it.
    CancellationScope.throwCanceled();
    Workflow.newContinueAsNewStub(RunCampaign.class)
        .run(new RunCampaignInput(plan, progress.nextCycle()));
  }

  /** An order that has arrived is taken before anything further begins. */
  private void heedOrders() {
    if (progress.paused() || ordersHeard > 0) {
      Workflow.await(() -> !progress.paused() && ordersHeard == 0);
    }
    CancellationScope.throwCanceled();
  }

  private ApplicationFailure givenUp(String step, String code, TemporalFailure failure) {
    close(CampaignState.FAILED, step, code);
    awaitHandlers();
    return ApplicationFailure.newNonRetryableFailureWithCause(
        "%s could not go on%s: %s"
            .formatted(
                RunCampaign.workflowId(plan), step.isEmpty() ? "" : " at step " + step, code),
        code,
        failure);
  }

  private void close(CampaignState state, String failedStep, String code) {
    var closing = new CampaignClosing(self, state, failedStep, code);
    Steps.shielded(() -> registry.closeCampaign(closing));
    situation = situation.between(state);
    log.info("Campaign {} {}", plan.campaignId(), state);
  }

  private static void awaitHandlers() {
    Steps.shielded(() -> Workflow.await(Workflow::isEveryHandlerFinished));
  }

  @Override
  public void pause(CampaignOrder order) {
    Steps.shielded(() -> hear(new OrderToRecord(self, OrderKind.PAUSE, order, 0, 0)));
  }

  @Override
  public void resume(CampaignOrder order) {
    Steps.shielded(() -> hear(new OrderToRecord(self, OrderKind.RESUME, order, 0, 0)));
  }

  @Override
  public void topUp(TopUp more) {
    Steps.shielded(() ->
        hear(
            new OrderToRecord(
                self, OrderKind.TOP_UP, more.order(), more.calls(), more.usdMicros())));
  }

  @Override
  public void promotionRollsOut(PromotionId promotion) {
    if (runner.rollsOut(promotion)) {
      situation = situation.rollingOut();
    }
  }

  private void hear(OrderToRecord order) {
    ordersHeard++;
    try {
      Workflow.await(() -> written || situation.state().isTerminal());
      take(order);
    } finally {
      ordersHeard--;
    }
  }

  /**
   * Orders are taken one after another. The registry says where the campaign stands after each, and
   * that is obeyed, whether or not the order was new to it.
   */
  private void take(OrderToRecord order) {
    ordering.lock();
    try {
      Recorded recorded = registry.recordCampaignOrder(order);
      situation = situation.spent(recorded.spending());
      obey(order.kind(), recorded);
    } catch (ActivityFailure failure) {
      // It goes on as it was; whoever told it sees that nothing has changed.
      log.warn("Campaign {}: {} not taken: {}", plan.campaignId(), order.kind(), failure);
    } finally {
      ordering.unlock();
    }
  }

  private void obey(OrderKind kind, Recorded recorded) {
    if (kind == OrderKind.TOP_UP) {
      // One that was known before only asks once more.
      topUps++;
    }
    if (recorded.paused() == progress.paused()) {
      return;
    }
    progress = progress.paused(recorded.paused());
    if (recorded.paused()) {
      runner.pause();
    } else {
      runner.resume();
    }
  }

  @Override
  public CampaignStatus status() {
    return situation.status(progress);
  }
}
