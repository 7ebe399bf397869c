package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Far less than a round lasts, far more than a thread takes to end. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void goesOnUntilNothingIsLeft() {
    var left = new AtomicInteger(1_234);
    var backlog = new Kind("a", () -> taken(left));

    expiry(backlog).sweep(LONG);

    assertThat(left).hasValue(0);
    assertThat(backlog.asked).hasSize(13).containsOnly(Expiry.BATCH_MAX);
  }

  @Test
  void takesOfEachKindInTurn() {
    var order = new ArrayList<String>();
    var one = new AtomicInteger(250);
    var other = new AtomicInteger(150);

    expiry(
            new Kind("one", order, () -> taken(one)),
            new Kind("other", order, () -> taken(other)),
            new Kind("none", order, () -> 0))
        .sweep(LONG);

    assertThat(order).containsExactly("one", "other", "none", "one", "other", "one");
  }

  @Test
  void leavesTheRestToTheNextRoundWhenTimeIsUp() {
    var endless = new Kind("endless", () -> Expiry.BATCH_MAX);
    var few = new Kind("few", () -> 1);

    expiry(endless, few).sweep(Duration.ofMillis(50));

    assertThat(endless.asked).isNotEmpty();
    assertThat(few.asked).hasSize(1);
  }

  @Test
  void restsAfterEachBatchAsLongAsItTook() {
    var slow =
        new Kind(
            "slow",
            () -> {
              sleep(Duration.ofMillis(20));
              return Expiry.BATCH_MAX;
            });

    expiry(slow).sweep(Duration.ofMillis(400));

    assertThat(slow.asked)
        .as("20 ms of work and as much rest each; 20 without rest")
        .hasSizeBetween(1, 10);
  }

  @Test
  void leavesWhatFailsForTheNextRoundAndGoesOnWithTheOthers() {
    var stuck =
        new Kind(
            "stuck",
            () -> {
              throw new IllegalStateException("the store is down");
            });
    var left = new AtomicInteger(150);
    var fine = new Kind("fine", () -> taken(left));

    expiry(stuck, fine).sweep(LONG);

    assertThat(stuck.asked).hasSize(1);
    assertThat(left).hasValue(0);
  }

  @Test
  void stopsWithTheProcess() throws Exception {
    var begun = new CountDownLatch(1);
    var endless =
        new Kind(
            "endless",
            () -> {
              begun.countDown();
              return Expiry.BATCH_MAX;
            });
    var expiry = expiry(endless);
    var round = Thread.ofPlatform().start(() -> expiry.sweep(LONG));
    assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    expiry.stop();

    assertThat(round.join(SOON)).isTrue();
    int asked = endless.asked.size();
    expiry.sweep(LONG);
    assertThat(endless.asked).as("no round begins any more").hasSize(asked);
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() throws Exception {
    var begun = new CountDownLatch(1);
    var endless =
        new Kind(
            "endless",
            () -> {
              begun.countDown();
              return Expiry.BATCH_MAX;
            });
    var expiry = expiry(endless);
    var round = Thread.ofPlatform().start(() -> expiry.sweep(LONG));
    assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    round.interrupt();

    assertThat(round.join(SOON)).isTrue();
  }

  private static Expiry expiry(Expiring... kinds) {
    return new Expiry(List.of(kinds), Clock.systemUTC());
  }

  private static int taken(AtomicInteger left) {
    int found = Math.min(left.get(), Expiry.BATCH_MAX);
    left.addAndGet(-found);
    return found;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record Kind(String what, List<String> order, List<Integer> asked, IntSupplier found)
      implements Expiring {
    Kind(String what, IntSupplier found) {
      this(what, new ArrayList<>(), found);
    }

    Kind(String what, List<String> order, IntSupplier found) {
      this(what, order, new ArrayList<>(), found);
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
      order.add(what);
      asked.add(limit);
      return found.getAsInt();
    }
  }
}
