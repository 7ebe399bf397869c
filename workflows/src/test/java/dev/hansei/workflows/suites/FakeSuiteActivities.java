package dev.hansei.workflows.suites;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.temporal.activity.Activity;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A suite of a given number of items, kept in memory; chunks can be made to wait. */
final class FakeSuiteActivities implements SuiteActivities {
  static final int CHUNK = 50;

  final Calls calls = new Calls();
  final AtomicInteger running = new AtomicInteger();
  final AtomicInteger runningMost = new AtomicInteger();

  /**
   * All lanes: the time-skipping server refuses to cancel an activity that ends at the same moment
   * (ACTIVITY_UNKNOWN), and then stands still; a real one does not.
   */
  final CountDownLatch blockedStarted = new CountDownLatch(Chunks.RUNNING_MAX);

  volatile int blockFrom = Integer.MAX_VALUE;

  /** How many further items may be scored; as many as there are where nobody says. */
  private long budget = Long.MAX_VALUE;

  private int topUps;

  private final int planned;
  private Optional<RunSuiteResult> closed = Optional.empty();
  private final TreeSet<Integer> scored = new TreeSet<>();
  private final TreeSet<Integer> cancelled = new TreeSet<>();

  FakeSuiteActivities(int planned) {
    this.planned = planned;
  }

  @Override
  public RunPlan planRun(RunSuiteInput input) {
    calls.note("planRun");
    var manifest = new ArtifactRef(Sha256.of("manifest"), ArtifactRef.JSON, 8);
    return new RunPlan(manifest, planned, CHUNK, (planned + CHUNK - 1) / CHUNK);
  }

  @Override
  public OutcomeCounts runChunk(ChunkOfItems chunk) {
    runningMost.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      calls.note("runChunk " + chunk.chunk());
      if (chunk.chunk() >= blockFrom) {
        blockedStarted.countDown();
        beatUntilCancelled();
      }
      Thread.sleep(20);
      return score(chunk);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      running.decrementAndGet();
    }
  }

  private static void beatUntilCancelled() throws InterruptedException {
    while (true) {
      Activity.getExecutionContext().heartbeat(null);
      Thread.sleep(50);
    }
  }

  private synchronized OutcomeCounts score(ChunkOfItems chunk) {
    int from = chunk.chunk() * CHUNK;
    int to = Math.min(planned, from + CHUNK);
    for (int item = from; item < to && budget > 0; item++) {
      if (scored.add(item)) {
        budget--;
      }
    }
    return new OutcomeCounts(scored.subSet(from, to).size(), 0, 0, 0);
  }

  synchronized void allow(long items) {
    budget = items;
  }

  @Override
  public synchronized BudgetLook runOutOfBudget(BudgetSpent spent) {
    calls.note("runOutOfBudget");
    return new BudgetLook(spent.topUps() == topUps, topUps);
  }

  @Override
  public synchronized BudgetLook topUpRun(RunToTopUp topUp) {
    calls.note("topUpRun " + topUp.topUp().id());
    budget += topUp.topUp().more().calls();
    return new BudgetLook(false, ++topUps);
  }

  @Override
  public synchronized OutcomeCounts cancelRest(RunSuiteInput input) {
    calls.note("cancelRest");
    for (int item = 0; item < planned; item++) {
      if (!scored.contains(item)) {
        cancelled.add(item);
      }
    }
    return new OutcomeCounts(0, 0, 0, cancelled.size());
  }

  @Override
  public synchronized RunSuiteResult closeRun(RunClosing closing) {
    calls.note("closeRun " + closing.state());
    var counts = new OutcomeCounts(scored.size(), 0, 0, cancelled.size());
    closed = Optional.of(new RunSuiteResult(closing.state(), closing.planned(), counts));
    return closed.get();
  }

  synchronized int scored() {
    return scored.size();
  }

  synchronized RunSuiteResult closed() {
    return closed.orElseThrow();
  }

  @Override
  public void failRun(RunFailure failure) {
    calls.note("failRun " + failure.code());
  }
}
