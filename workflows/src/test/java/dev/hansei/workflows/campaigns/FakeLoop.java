package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.campaigns.StepResult.Published;
import dev.hansei.workflows.cases.CaseActivities;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.failures.NamingActivities;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepToBegin;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.SuiteActivities;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;

/**
 * The activities of the whole loop in memory: 20 questions of which 15 become cases, 40 cases in
 * the dataset, two answers and one judge each. Whatever is asked for is paid.
 */
final class FakeLoop
    implements CampaignActivities,
        FailureActivities,
        ClusterActivities,
        NamingActivities,
        CaseActivities,
        SuiteActivities,
        GateActivities,
        PromotionActivities {
  static final int QUESTIONS = 20;
  static final int CASES = 40;
  static final int CALLS_TO_GENERATE = 40;
  static final int CALLS_TO_RUN = 160;
  private static final int CHUNK = 10;

  final Calls calls = new Calls();
  volatile Evidence evidence = PayloadSamples.evidence();

  /** What the project's rules give a promotion; nothing where they are the usual ones. */
  volatile Optional<ReleasePlan> releasePlan = Optional.empty();

  /** Whether another version is being rolled out when the promotion is to open. */
  volatile boolean stageBusy;

  /** What becomes of a canary at once. */
  volatile StepAnswer canaryBegins = new StepAnswer.RolledBack("rolled back");

  /** Decided on before {@link #evidence}, one after another. */
  final Deque<Evidence> evidenceFirst = new ConcurrentLinkedDeque<>();

  volatile Optional<PromptVersionId> live = Optional.of(Plans.LIVE);
  volatile Optional<CountDownLatch> chunksWait = Optional.empty();
  final CountDownLatch chunkBegan = new CountDownLatch(1);

  private final Map<String, Long> reserved = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private final Set<String> orders = new HashSet<>();
  private boolean paused;

  /** The next order is written, and its attempt fails all the same. */
  volatile boolean orderDiesOnce;

  private CampaignSpending spending = new CampaignSpending(0, 0, 0, 0, 0, 0);

  synchronized CampaignSpending spending() {
    return spending;
  }

  @Override
  public synchronized void openCampaign(CampaignPlan plan) {
    calls.note("open");
    if (spending.limitCalls() == 0) {
      spending = CampaignSpending.of(plan.budget());
    }
  }

  @Override
  public CampaignProgress.Opened openCycle(CycleToOpen cycle) {
    calls.note("cycle " + cycle.cycle());
    return new CampaignProgress.Opened(live);
  }

  @Override
  public synchronized Reservation reserveStep(StepToReserve step) {
    String key = step.step().cycle() + " " + step.step().step().key();
    boolean granted = reserved.containsKey(key) || spending.missingCalls(step.calls()) == 0;
    calls.note((granted ? "reserve " : "refuse ") + key + " " + step.calls());
    if (granted && reserved.putIfAbsent(key, step.calls()) == null) {
      spending = spend(step.calls(), 0);
    }
    return new Reservation(granted, spending);
  }

  @Override
  public synchronized CampaignSpending settleStep(StepToSettle step) {
    String key = step.step().cycle() + " " + step.step().step().key();
    calls.note("settle " + key + " " + step.ending());
    if (reserved.containsKey(key) && settled.add(key)) {
      long was = reserved.get(key);
      spending = spend(-was, step.ending() == StepEnding.DONE ? was : 0);
    }
    return spending;
  }

  private CampaignSpending spend(long more, long paid) {
    return new CampaignSpending(
        spending.limitCalls(),
        spending.reservedCalls() + more,
        spending.paidCalls() + paid,
        0,
        0,
        0);
  }

  @Override
  public Published publishCases(DatasetToPublish dataset) {
    calls.note("publish");
    return new Published(DatasetVersionId.of("019a9000-0000-7000-8000-000000000052"), CASES);
  }

  @Override
  public RubricFound findRubric(RubricToFind criterion) {
    calls.note("rubric");
    return new RubricFound(Optional.of(new ArtifactRef(Sha256.of("rubric"), "text/plain", 6)));
  }

  @Override
  public void recordCampaignVerdict(VerdictToKeep verdict) {
    calls.note("verdict " + verdict.verdict().getClass().getSimpleName());
  }

  @Override
  public synchronized Recorded recordCampaignOrder(OrderToRecord order) {
    calls.note("order " + order.kind() + " " + order.order().id());
    boolean isNew = orders.add(order.order().id());
    if (isNew && order.kind() != OrderKind.TOP_UP) {
      paused = order.kind() == OrderKind.PAUSE;
    }
    if (isNew) {
      spending =
          new CampaignSpending(
              spending.limitCalls() + order.calls(),
              spending.reservedCalls(),
              spending.paidCalls(),
              0,
              0,
              0);
    }
    if (isNew && orderDiesOnce) {
      orderDiesOnce = false;
      throw ApplicationFailure.newFailure(
          "the worker died after its transaction", FailureCode.STORE_UNAVAILABLE.name());
    }
    return new Recorded(isNew, spending, paused);
  }

  @Override
  public void closeCycle(CycleToClose cycle) {
    calls.note("cycle %d came to %s".formatted(cycle.cycle(), cycle.outcome()));
  }

  @Override
  public void closeCampaign(CampaignClosing closing) {
    calls.note(
        "close %s %s %s".formatted(closing.state(), closing.failedStep(), closing.code()).strip());
  }

  @Override
  public Cursor beginCollection(CollectFailuresInput input) {
    calls.note("collect");
    return new Cursor(Optional.empty());
  }

  @Override
  public CollectedPage collectPage(PageToCollect page) {
    return new CollectedPage(new CollectFailuresResult(50, 12, 9), Optional.empty());
  }

  @Override
  public Counted countFailures(Sorting sorting) {
    return new Counted(QUESTIONS);
  }

  @Override
  public Clustered updateClusters(Sorting sorting) {
    return new Clustered(QUESTIONS, 0, 0, 0, 0);
  }

  @Override
  public Named nameModes(Sorting sorting) {
    return new Named(0, 0);
  }

  @Override
  public void endCollection(CollectionEnd end) {
    calls.note("collection " + end.ending());
  }

  @Override
  public GenerationPlan planGeneration(GenerateCasesInput input) {
    calls.note("sources");
    return new GenerationPlan(2, QUESTIONS);
  }

  @Override
  public GenerateCasesResult generateChunk(ChunkOfSources chunk) {
    return chunk.chunk() == 0
        ? new GenerateCasesResult(10, 8, 2)
        : new GenerateCasesResult(10, 7, 3);
  }

  @Override
  public void endGeneration(GenerationEnd end) {
    calls.note("generation " + end.ending());
  }

  @Override
  public RunPlan planRun(RunSuiteInput input) {
    calls.note("run");
    var manifest = new ArtifactRef(Sha256.of("manifest"), ArtifactRef.JSON, 8);
    return new RunPlan(manifest, 2 * CASES, CHUNK, 2 * CASES / CHUNK);
  }

  @Override
  public OutcomeCounts runChunk(ChunkOfItems chunk) {
    calls.note("chunk");
    chunkBegan.countDown();
    chunksWait.ifPresent(FakeLoop::beatUntil);
    return new OutcomeCounts(CHUNK, 0, 0, 0);
  }

  private static void beatUntil(CountDownLatch released) {
    try {
      while (released.getCount() > 0) {
        Activity.getExecutionContext().heartbeat(null);
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public OutcomeCounts cancelRest(RunSuiteInput input) {
    calls.note("run's rest cancelled");
    return new OutcomeCounts(0, 0, 0, 2 * CASES);
  }

  @Override
  public RunSuiteResult closeRun(RunClosing closing) {
    calls.note("run " + closing.state());
    return new RunSuiteResult(
        closing.state(), closing.planned(), new OutcomeCounts(closing.planned(), 0, 0, 0));
  }

  @Override
  public void failRun(RunFailure failure) {
    calls.note("run FAILED " + failure.code());
  }

  @Override
  public BudgetLook runOutOfBudget(BudgetSpent spent) {
    throw new IllegalStateException("a campaign's runs have no budget of their own");
  }

  @Override
  public BudgetLook topUpRun(RunToTopUp topUp) {
    throw new IllegalStateException("a campaign's runs have no budget of their own");
  }

  @Override
  public GateCase gatherEvidence(EvidenceToGather request) {
    calls.note("gather");
    Evidence next = evidenceFirst.poll();
    return new GateCase(PayloadSamples.gate(), next == null ? evidence : next);
  }

  @Override
  public PromotionActivities.Opened openPromotion(PromoteInput input) {
    calls.note("promotion");
    if (stageBusy) {
      throw ApplicationFailure.newNonRetryableFailure(
          "rollout-running", FailureCode.ROLLOUT_RUNNING.name());
    }
    return new PromotionActivities.Opened(
        List.of(PersonId.of("019a9000-0000-7000-8000-0000000000a1")), 4, releasePlan);
  }

  @Override
  public void recordVerdict(VerdictToRecord verdict) {
    calls.note("promotion's verdict");
  }

  @Override
  public void recordDecision(DecisionToRecord decision) {
    calls.note("decision");
  }

  @Override
  public StepTaken walkStage(StageToWalk stage) {
    calls.note("walk " + stage.stop());
    return new StepTaken(new StepAnswer.Walked(stage.stop()));
  }

  @Override
  public StepTaken beginStep(StepToBegin step) {
    calls.note("canary");
    return new StepTaken(canaryBegins);
  }

  @Override
  public StepTaken nextStep(StepMove move) {
    calls.note("canary ends");
    return new StepTaken(new StepAnswer.Finished(8));
  }

  @Override
  public StepTaken steerStep(SteeringToTake steering) {
    throw new UnsupportedOperationException("no rollout here");
  }

  @Override
  public PromotionState moveStage(StageMove move) {
    calls.note("moved");
    return PromotionState.PROMOTED;
  }

  @Override
  public void closePromotion(Closing closing) {
    calls.note("promotion " + closing.state());
  }
}
