package dev.hansei.workflows.promotions;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.SuiteActivities;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A rehearsal in memory, with the run that it starts: ten inputs in one chunk. */
final class FakeRehearsal implements RehearsalActivities, SuiteActivities {
  private static final int INPUTS = 10;

  final Calls calls = new Calls();

  /** What is to be run; empty where there are no inputs. */
  volatile Optional<RunSuiteInput> run = Optional.empty();

  volatile boolean held;

  /** How many of the inputs the budget allows. */
  volatile int affordable = INPUTS;

  /** Whether nobody looks after a run that is out of budget. */
  volatile boolean overlooked;

  /** Freezing goes on once this is 0. */
  volatile CountDownLatch thaw = new CountDownLatch(0);

  @Override
  public FrozenInputs freezeInputs(InputsToFreeze wanted) {
    calls.note("freeze " + wanted.wanted().inputs());
    try {
      thaw.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new FrozenInputs(run);
  }

  @Override
  public RunLook lookAtRun(RehearsalKey key) {
    calls.note("look");
    return new RunLook(affordable < INPUTS && !overlooked);
  }

  @Override
  public RehearsalEnd compareAnswers(RehearsalKey key) {
    calls.note("compare");
    return new RehearsalEnd(held);
  }

  @Override
  public void failRehearsal(RehearsalFailure failure) {
    calls.note("fail " + failure.code());
  }

  @Override
  public RunPlan planRun(RunSuiteInput input) {
    calls.note("plan");
    return RunPlan.of(new ArtifactRef(Sha256.of("manifest"), ArtifactRef.JSON, 8), INPUTS);
  }

  @Override
  public OutcomeCounts runChunk(ChunkOfItems chunk) {
    return new OutcomeCounts(affordable, 0, 0, 0);
  }

  @Override
  public OutcomeCounts cancelRest(RunSuiteInput input) {
    calls.note("cancel rest");
    return new OutcomeCounts(affordable, 0, 0, INPUTS - affordable);
  }

  @Override
  public RunSuiteResult closeRun(RunClosing closing) {
    calls.note("close " + closing.state());
    int open = closing.state() == RunState.CANCELLED ? INPUTS - affordable : 0;
    return new RunSuiteResult(
        closing.state(), INPUTS, new OutcomeCounts(INPUTS - open, 0, 0, open));
  }

  @Override
  public void failRun(RunFailure failure) {
    calls.note("run failed");
  }

  @Override
  public BudgetLook runOutOfBudget(BudgetSpent spent) {
    calls.note("out of budget");
    return new BudgetLook(true, 0);
  }

  @Override
  public BudgetLook topUpRun(RunToTopUp topUp) {
    return new BudgetLook(false, 1);
  }
}
