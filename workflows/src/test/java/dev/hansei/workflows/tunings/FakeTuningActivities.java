package dev.hansei.workflows.tunings;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.TuningSamples;
import io.temporal.activity.Activity;
import java.util.concurrent.CountDownLatch;

/** Pairs of which a map learns something, or nothing; the training can be made to wait. */
final class FakeTuningActivities implements TuningActivities {
  final Calls calls = new Calls();
  final CountDownLatch trainingStarted = new CountDownLatch(1);
  volatile boolean waits;
  private final TuningState state;

  FakeTuningActivities(TuningState state) {
    this.state = state;
  }

  @Override
  public void openTuning(TuneInput input) {
    calls.note("open");
  }

  @Override
  public TuningPlan planTuning(TuneInput input) {
    calls.note("plan");
    return TuningSamples.plan();
  }

  @Override
  public TrainedMap train(PlannedTuning planned) {
    calls.note("train " + planned.plan().pairs());
    if (waits) {
      trainingStarted.countDown();
      beatUntilCancelled();
    }
    return TuningSamples.map(state == TuningState.COMPLETED);
  }

  private static void beatUntilCancelled() {
    while (true) {
      Activity.getExecutionContext().heartbeat(null);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public TuneResult completeTuning(TrainedTuning trained) {
    calls.note("complete");
    return TuningSamples.result(trained.map().weights().isPresent());
  }

  @Override
  public void endTuning(TuningEnd end) {
    calls.note("end %s %s %s".formatted(end.state(), end.code(), end.reason()));
  }
}
