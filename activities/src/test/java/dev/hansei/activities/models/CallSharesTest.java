package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.models.Callers.Share;
import dev.hansei.workflows.models.ModelName;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class CallSharesTest {
  private static final ModelName MODEL = new ModelName("openai/stub");

  private final AtomicLong now = new AtomicLong();

  /** Open once the registry answers. */
  private final CountDownLatch registry = new CountDownLatch(1);

  private final AtomicInteger reports = new AtomicInteger();
  private final AtomicReference<Optional<Share>> answer =
      new AtomicReference<>(Optional.of(new Share(1, 3)));
  private final CallShares shares = new CallShares(_ -> report(), now::get);

  private Share report() {
    try {
      registry.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    reports.incrementAndGet();
    return answer.get().orElseThrow(() -> new IllegalStateException("the registry is away"));
  }

  /** It asks beside its callers. */
  private void awaitShare(int part) {
    while (shares.of(MODEL, 32) != part) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @CsvSource({"32, 1", "32, 3", "32, 5", "7, 7", "100, 64"})
  void partsAddUpToWhatIsAllowed(int allowed, int workers) {
    assertThat(
            IntStream.range(0, workers).map(place -> new Share(place, workers).of(allowed)).sum())
        .isEqualTo(allowed);
  }

  @Test
  void eachOfTooManyWorkersMayCallOnce() {
    assertThat(new Share(6, 7).of(3)).isEqualTo(1);
  }

  @Test
  void reportsNowAndThenAndTakesItsPart() {
    assertThat(shares.of(MODEL, 32)).as("before the registry answered").isEqualTo(32);
    registry.countDown();
    awaitShare(11);
    assertThat(reports).hasValue(1);
    answer.set(Optional.of(Share.ALONE));
    now.addAndGet(CallShares.REPORT.toNanos() - 1);
    assertThat(shares.of(MODEL, 32)).isEqualTo(11);
    assertThat(reports).hasValue(1);
    now.incrementAndGet();
    awaitShare(32);
    assertThat(reports).hasValue(2);
  }

  @Test
  void keepsItsPartWhileTheRegistryIsAway() {
    registry.countDown();
    awaitShare(11);
    answer.set(Optional.empty());
    now.addAndGet(CallShares.REPORT.toNanos());
    assertThat(shares.of(MODEL, 32)).isEqualTo(11);
    while (reports.get() < 2) {
      Thread.onSpinWait();
    }
    assertThat(shares.of(MODEL, 32)).isEqualTo(11);
  }
}
