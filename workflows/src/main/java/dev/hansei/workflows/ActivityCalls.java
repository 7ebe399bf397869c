package dev.hansei.workflows;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How workflows call activities: queue, time limits and retries of each kind of work.
 *
 * <p>Attempts are never counted: a database that is away for an hour must not fail a run. Only a
 * failure that no retry can mend ends an activity (see {@link FailureCode}). A call that is
 * cancelled is waited for, so that nothing writes behind the back of the step that comes after.
 */
public final class ActivityCalls {
  /** One bounded transaction of the registry takes milliseconds; after this its worker is gone. */
  public static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

  /**
   * A chunk of model calls may wait out a provider's rate limit; that it still lives is told by
   * heartbeats, so this only bounds what hangs while beating.
   */
  public static final Duration MODEL_TIMEOUT = Duration.ofHours(2);

  /** The largest bootstrap takes minutes; heartbeats tell of a dead worker much sooner. */
  public static final Duration COMPUTE_TIMEOUT = Duration.ofMinutes(30);

  /** The largest tuning takes most of an hour of one core. */
  public static final Duration TRAIN_TIMEOUT = Duration.ofHours(3);

  /** How soon a worker that died with an activity is noticed. Longer than any pause for garbage. */
  public static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(20);

  /** First pause before a retry; it doubles each time. */
  public static final Duration RETRY_FIRST = Duration.ofSeconds(1);

  /** Longest pause before a retry: a store that is back is found within this. */
  public static final Duration RETRY_LONGEST = Duration.ofSeconds(30);

  private static final double RETRY_GROWTH = 2;

  /** What Java throws where the code is wrong; it would throw the same again. */
  private static final List<Class<? extends RuntimeException>> DEFECTS =
      List.of(
          IllegalArgumentException.class,
          NullPointerException.class,
          ClassCastException.class,
          IndexOutOfBoundsException.class,
          ArithmeticException.class,
          UnsupportedOperationException.class);

  private ActivityCalls() {}

  /** One transaction of the registry, beside the workflows on queue {@code loop}. */
  public static ActivityOptions registryWrite() {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.LOOP)
        .setStartToCloseTimeout(WRITE_TIMEOUT)
        .setRetryOptions(retries())
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        // The worker that decides the next step may take it along: it saves a round trip.
        .setDisableEagerExecution(false)
        .build();
  }

  /** A chunk of calls to model providers, on queue {@code models}; it must heartbeat. */
  public static ActivityOptions modelChunk() {
    return beating(TaskQueues.MODELS, MODEL_TIMEOUT);
  }

  /** Work that keeps a core busy, on queue {@code cpu}; it must heartbeat. */
  public static ActivityOptions computation() {
    return beating(TaskQueues.CPU, COMPUTE_TIMEOUT);
  }

  /** Training, on queue {@code tuning}; it must heartbeat. */
  public static ActivityOptions training() {
    return beating(TaskQueues.TUNING, TRAIN_TIMEOUT);
  }

  private static ActivityOptions beating(String taskQueue, Duration timeout) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setStartToCloseTimeout(timeout)
        .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
        .setRetryOptions(retries())
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        // It would pass by the queue, and with it the queue's limits on how much runs at once.
        .setDisableEagerExecution(true)
        .build();
  }

  private static RetryOptions retries() {
    return RetryOptions.newBuilder()
        .setInitialInterval(RETRY_FIRST)
        .setBackoffCoefficient(RETRY_GROWTH)
        .setMaximumInterval(RETRY_LONGEST)
        .setMaximumAttempts(0)
        .setDoNotRetry(hopeless())
        .build();
  }

  private static String[] hopeless() {
    Stream<String> codes =
        Arrays.stream(FailureCode.values()).filter(code -> !code.isRetryable()).map(Enum::name);
    return Stream.concat(codes, DEFECTS.stream().map(Class::getName)).toArray(String[]::new);
  }
}
