package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
  private final SharedWork<String, Integer> work = new SharedWork<>();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void whoAsksMeanwhileGetsWhatTheOneAtWorkFinds() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var first = CompletableFuture.supplyAsync(() -> work.of("a", () -> slow(begun, goOn)));
    begun.await();
    var second = new CompletableFuture<Integer>();
    var asks = Thread.ofVirtual().start(() -> second.complete(work.of("a", done::incrementAndGet)));
    while (asks.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(work.of("b", () -> 7)).as("other work does not wait").isEqualTo(7);
    goOn.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(1);
    assertThat(work.of("a", done::incrementAndGet)).as("then it is done anew").isEqualTo(2);
  }

  @Test
  void whatFailsFailsOnce() {
    assertThatThrownBy(() ->
            work.of(
                "a",
                () -> {
                  throw new IllegalStateException("away");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("away");
    assertThat(work.of("a", done::incrementAndGet)).isEqualTo(1);
  }

  private int slow(CountDownLatch begun, CountDownLatch goOn) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return done.incrementAndGet();
  }
}
