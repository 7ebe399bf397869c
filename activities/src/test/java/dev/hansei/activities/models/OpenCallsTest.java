package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hansei.activities.models.Leeway.Counted;
import dev.hansei.activities.models.Leeway.Left;
import dev.hansei.activities.models.OpenCalls.Came;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OpenCallsTest {
  @Test
  void letsInAsManyAsAreAllowed() throws Exception {
    var calls = new OpenCalls(2, Duration.ofMinutes(1));
    var open = new AtomicInteger();
    var most = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(
            threads.submit(() -> {
              boolean entered = calls.enter("run");
              most.accumulateAndGet(open.incrementAndGet(), Math::max);
              Thread.sleep(2);
              open.decrementAndGet();
              calls.leave(Came.ANSWERED);
              return entered;
            }));
      }
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void whatRemainsLetsFewerInUntilTheReset() throws Exception {
    var calls = new OpenCalls(8, Duration.ofMinutes(1));
    calls.took(new Pace(1, 0, 0));
    var left = List.of(new Left(Counted.REQUESTS, 16, Duration.ofSeconds(4)));
    calls.heed(left, Duration.ofMinutes(1), all -> all / 2);
    long heard = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(calls.enter("run")).isTrue();
      assertThat(calls.enter("run")).as("this worker's half of four").isTrue();
      Future<Boolean> third = threads.submit(() -> calls.enter("run"));
      Thread.sleep(50);
      assertThat(third.isDone()).isFalse();
      long passed = Duration.ofNanos(System.nanoTime() - heard).toMillis();
      Thread.sleep(Math.max(0, 4_100 - passed));
      calls.leave(Came.ANSWERED);
      assertThat(third.get()).isTrue();
      assertThat(calls.enter("run")).as("the reset has passed").isTrue();
      assertThat(calls.enter("run")).isTrue();
    }
  }

  @Test
  void whoGoesAwayWhileWaitingBlocksNobody() throws Exception {
    var calls = new OpenCalls(1, Duration.ofMinutes(1));
    assertThat(calls.enter("run")).isTrue();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> impatient = threads.submit(() -> calls.enter("run"));
      Thread.sleep(50);
      Future<Boolean> patient =
          threads.submit(() -> {
            boolean entered = calls.enter("run");
            order.add("patient");
            return entered;
          });
      Thread.sleep(50);
      impatient.cancel(true);
      Thread.sleep(50);
      assertThat(order).isEmpty();
      calls.leave(Came.ANSWERED);
      assertThat(patient.get()).isTrue();
      calls.leave(Came.NOTHING);
    }
  }

  @Test
  void nobodyIsLetInWhileTheModelRestsAndWhoWaitsHoldsNoSlot() throws Exception {
    var calls = new OpenCalls(1, Duration.ofMinutes(1));
    long started = System.nanoTime();
    calls.rest(Duration.ofSeconds(3));
    calls.rest(Duration.ofMillis(100));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> impatient = threads.submit(() -> calls.enter("run"));
      Future<Boolean> patient = threads.submit(() -> calls.enter("run"));
      Thread.sleep(200);
      assertThat(impatient.isDone()).as("the shorter rest does not end the longer").isFalse();
      impatient.cancel(true);
      assertThat(patient.get()).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
  }

  @Test
  void thoseWhoWaitForADeadProviderAreToldSoAndOneStillTries() throws Exception {
    var calls = new OpenCalls(4, Duration.ofMillis(300));
    for (int i = 0; i < Circuit.BROKEN; i++) {
      assertThat(calls.enter("run")).isTrue();
      calls.leave(Came.FAILED);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> waiting = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        waiting.add(threads.submit(() -> calls.enter("run")));
      }
      assertThat(catchThrowable(() -> allEntered(waiting))).isNull();
    }
  }

  @Test
  void aSmallRunDoesNotWaitUntilALargeOneIsThrough() throws Exception {
    var calls = new OpenCalls(1, Duration.ofMinutes(1));
    assertThat(calls.enter("large")).isTrue();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (String payer : List.of("large", "large", "large", "large", "small", "small")) {
        all.add(queued(threads, () -> entered(calls, payer, order)));
      }
      calls.leave(Came.ANSWERED);
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(order.indexOf("small")).isLessThanOrEqualTo(1);
    assertThat(order.lastIndexOf("small")).isLessThanOrEqualTo(3);
  }

  /** Begins it, and waits until it waits. */
  private static Future<Boolean> queued(ExecutorService threads, Callable<Boolean> work)
      throws Exception {
    var own = new CompletableFuture<Thread>();
    Future<Boolean> begun =
        threads.submit(() -> {
          own.complete(Thread.currentThread());
          return work.call();
        });
    while (own.get().getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return begun;
  }

  private static boolean entered(OpenCalls calls, String payer, List<String> order)
      throws InterruptedException {
    boolean entered = calls.enter(payer);
    order.add(payer);
    calls.leave(Came.ANSWERED);
    return entered;
  }

  /** The first may try after a second; the others are given up by then. */
  private static void allEntered(List<Future<Boolean>> waiting)
      throws InterruptedException, ExecutionException {
    int entered = 0;
    for (Future<Boolean> one : waiting) {
      entered += one.get() ? 1 : 0;
    }
    assertThat(entered).isLessThanOrEqualTo(1);
  }
}
