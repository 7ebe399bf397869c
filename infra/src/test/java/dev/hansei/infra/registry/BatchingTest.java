package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchingTest {
  private static final int CALLERS = 500;

  private final ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void everyoneGetsTheirOwnAnswerAndWhoWaitsGoesTogether() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    var batching =
        new Batching<Integer, String>(
            "test",
            64,
            some -> {
              await(all);
              sizes.add(some.size());
              return some.stream().map(each -> "answer " + each).toList();
            });
    List<Future<String>> asked = ask(batching);
    TimeUnit.MILLISECONDS.sleep(100);
    all.countDown();
    for (int i = 0; i < CALLERS; i++) {
      assertThat(asked.get(i).get()).isEqualTo("answer " + i);
    }
    assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(CALLERS);
    assertThat(sizes).allMatch(size -> size <= 64).hasSizeLessThan(CALLERS / 10);
  }

  @Test
  void oneThatIsRefusedCostsTheOthersNothing() throws Exception {
    var batching =
        new Batching<Integer, String>(
            "test",
            64,
            some -> {
              if (some.contains(7)) {
                throw new IllegalArgumentException("7 is refused");
              }
              return some.stream().map(each -> "answer " + each).toList();
            });
    List<Future<String>> asked = ask(batching);
    for (int i = 0; i < CALLERS; i++) {
      if (i == 7) {
        assertThatThrownBy(asked.get(i)::get).hasRootCauseMessage("7 is refused");
      } else {
        assertThat(asked.get(i).get()).isEqualTo("answer " + i);
      }
    }
  }

  @Test
  void anOutageIsEverybodysAndIsNotTriedOneByOne() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    var batching =
        new Batching<Integer, String>(
            "test",
            CALLERS,
            some -> {
              await(all);
              sizes.add(some.size());
              throw RegistryException.unavailable(new IllegalStateException("away"));
            });
    List<Future<String>> asked = ask(batching);
    TimeUnit.MILLISECONDS.sleep(100);
    all.countDown();
    for (Future<String> each : asked) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(RegistryException.class);
    }
    assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(CALLERS);
  }

  @Test
  void whoIsInterruptedGoesAndTheOthersAreServed() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    var batching =
        new Batching<Integer, Integer>(
            "test",
            64,
            some -> {
              await(all);
              return some;
            });
    List<Boolean> left = new CopyOnWriteArrayList<>();
    Thread first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                left.add(batching.ask(1) == 0);
              } catch (RegistryException _) {
                left.add(Thread.currentThread().isInterrupted());
              }
            });
    Future<Integer> second = callers.submit(() -> batching.ask(2));
    first.interrupt();
    first.join();
    assertThat(left).containsExactly(true);
    all.countDown();
    assertThat(second.get()).isEqualTo(2);
  }

  private List<Future<String>> ask(Batching<Integer, String> batching) {
    List<Future<String>> asked = new ArrayList<>();
    IntStream.range(0, CALLERS).forEach(i -> asked.add(callers.submit(() -> batching.ask(i))));
    return asked;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
