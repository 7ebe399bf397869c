package dev.hansei.workflows;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the chunks of one job as activities, a bounded number at a time, and adds up what they
 * answer.
 *
 * <p>When the workflow is cancelled, or one chunk fails for good, no further chunk is started,
 * those that run are cancelled, and {@link #run} returns once they have ended. Lanes take the next
 * chunk in turn: workflow threads never run at the same moment, so a plain counter is safe, and
 * replay takes the same turns.
 */
public final class Chunks<R> {
  /**
   * A worker's own limits say how many model calls are under way; four chunks keep them busy while
   * one chunk's slowest answer is waited for.
   */
  public static final int RUNNING_MAX = 4;

  private final int count;
  private final Functions.Func1<Integer, R> chunk;
  private final Functions.Func2<R, R, R> sum;
  private final Functions.Func<Boolean> held;
  private R done;
  private int next;
  private int ended;
  private Optional<ActivityFailure> failure = Optional.empty();

  /**
   * Chunks 0 to {@code count - 1}.
   *
   * @param nothing the sum of no chunks
   */
  public Chunks(
      int count, R nothing, Functions.Func1<Integer, R> chunk, Functions.Func2<R, R, R> sum) {
    this(count, nothing, chunk, sum, () -> false);
  }

  /**
   * Chunks that can be held back.
   *
   * @param held while it answers true no chunk begins; those that run go on to their end
   */
  public Chunks(
      int count,
      R nothing,
      Functions.Func1<Integer, R> chunk,
      Functions.Func2<R, R, R> sum,
      Functions.Func<Boolean> held) {
    if (count < 0) {
      throw new IllegalArgumentException("count is negative: " + count);
    }
    this.count = count;
    this.done = nothing;
    this.chunk = chunk;
    this.sum = sum;
    this.held = held;
  }

  /** Runs them all; to be called once, in the scope whose cancellation shall stop them. */
  public Ending run() {
    if (count == 0) {
      return Ending.COMPLETED;
    }
    List<Promise<Void>> lanes = new ArrayList<>();
    CancellationScope scope =
        Workflow.newCancellationScope(work -> {
          for (int lane = 0; lane < Math.min(count, RUNNING_MAX); lane++) {
            lanes.add(Async.procedure(this::drive, work));
          }
        });
    scope.run();
    Promise.allOf(lanes).get();
    if (failure.isPresent()) {
      return Ending.FAILED;
    }
    return ended < count ? Ending.CANCELLED : Ending.COMPLETED;
  }

  /** The sum of the chunks that ended well. */
  public R done() {
    return done;
  }

  /** What made {@link #run} answer {@code FAILED}. */
  public Optional<ActivityFailure> failure() {
    return failure;
  }

  private void drive(CancellationScope scope) {
    while (mayBegin(scope)) {
      int mine = next++;
      try {
        R result = chunk.apply(mine);
        // Not in one expression: the sum may have grown while this lane waited.
        done = sum.apply(done, result);
        ended++;
      } catch (ActivityFailure e) {
        if (e.getCause() instanceof CanceledFailure) {
          return;
        }
        failure = failure.or(() -> Optional.of(e));
        scope.cancel("another chunk failed");
        return;
      } catch (CanceledFailure e) {
        return;
      }
    }
  }

  /** Waits while it is held; a lane that never is takes the turns that it always took. */
  private boolean mayBegin(CancellationScope scope) {
    if (held.apply()) {
      try {
        Workflow.await(() -> !held.apply());
      } catch (CanceledFailure e) {
        return false;
      }
    }
    return next < count && !scope.isCancelRequested();
  }
}
