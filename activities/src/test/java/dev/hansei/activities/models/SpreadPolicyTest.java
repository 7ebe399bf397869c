package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.activities.models.Leeway.Counted;
import dev.hansei.activities.models.Leeway.Left;
import dev.hansei.workflows.models.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadPolicyTest {
  private static final int MOST = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Two seconds, 300 tokens in, 200 out. */
  private static final Pace PACE = new Pace(2, 300, 200);

  @ParameterizedTest
  @CsvSource({
    "REQUESTS, 50, 10000, 10",
    "REQUESTS, 49, 10000, 9",
    "REQUESTS, 5000, 10000, 32",
    "REQUESTS, 1, 60000, 1",
    "REQUESTS, 1, 100, 20",
    "TOKENS, 10000, 10000, 4",
    "INPUT_TOKENS, 12000, 10000, 8",
    "OUTPUT_TOKENS, 12000, 10000, 12",
    "OUTPUT_TOKENS, 10, 10000, 1",
    "REQUESTS, 10, 60000, 1",
    "REQUESTS, 10, 60001, 32",
  })
  void whatRemainsIsSpreadOverTheTimeToTheReset(
      Counted of, long amount, long millis, int expected) {
    var left = new Left(of, amount, Duration.ofMillis(millis));
    assertThat(SpreadPolicy.limit(MOST, List.of(left), PACE, PATIENCE)).isEqualTo(expected);
  }

  @Test
  void theScarcestCountsAndNothingSaidHoldsNothingBack() {
    var requests = new Left(Counted.REQUESTS, 50, Duration.ofSeconds(10));
    var tokens = new Left(Counted.TOKENS, 10_000, Duration.ofSeconds(10));
    assertThat(SpreadPolicy.limit(MOST, List.of(requests, tokens), PACE, PATIENCE)).isEqualTo(4);
    assertThat(SpreadPolicy.limit(8, List.of(requests), PACE, PATIENCE)).isEqualTo(8);
    assertThat(SpreadPolicy.limit(MOST, List.of(), PACE, PATIENCE)).isEqualTo(MOST);
    assertThat(SpreadPolicy.limit(MOST, List.of(tokens), new Pace(2, 0, 0), PATIENCE))
        .as("calls that are metered by nothing use up nothing")
        .isEqualTo(MOST);
  }

  @Test
  void thePaceFollowsTheLastCalls() {
    Pace pace = Pace.of(1, new Usage(100, 0, 0));
    for (int i = 0; i < 60; i++) {
      pace = pace.and(Pace.of(3, new Usage(200, 50, 0)));
    }
    assertThat(pace.seconds()).isCloseTo(3, within(0.01));
    assertThat(pace.of(Counted.TOKENS)).isCloseTo(250, within(1.0));
  }

  @Test
  void itHoldsUntilTheResetHasPassed() {
    var spread = new Spread(MOST, 0);
    var left = List.of(new Left(Counted.REQUESTS, 5, Duration.ofSeconds(1)));
    spread.heed(left, PATIENCE, 0);
    assertThat(spread.holds(1)).as("nobody knows yet what a call takes").isFalse();
    spread.answered(PACE);
    spread.heed(left, PATIENCE, 100);
    assertThat(spread.limit()).isEqualTo(10);
    assertThat(spread.holds(100)).isTrue();
    assertThat(spread.holds(100 + 999_999_999)).isTrue();
    assertThat(spread.holds(100 + 1_000_000_000)).isFalse();
    spread.heed(List.of(), PATIENCE, 200);
    assertThat(spread.limit()).as("a reply that says nothing changes nothing").isEqualTo(10);
  }

  /** 600 a minute, given at its start; calls take a second and more may be open than that bears. */
  @Test
  void aWindowIsSpentEvenlyAndNobodyIsRefused() {
    var provider = new Window(600, 60);
    long served = new Traffic(64, 1).over(provider, 600);
    assertThat(provider.refused).isZero();
    assertThat(served).isBetween(5_700L, 6_000L);
  }

  /** 10 a second into a bucket of 600. */
  @Test
  void ofABucketWhatComesBackIsSpentWhole() {
    var provider = new Bucket(600, 10);
    long served = new Traffic(64, 1).over(provider, 600);
    assertThat(provider.refused).isZero();
    assertThat(served).as("what came back, and half of what was there").isBetween(6_000L, 6_600L);
    assertThat(provider.tokens).isBetween(200.0, 400.0);
  }

  /** Counts calls as a provider does. */
  private abstract static class Provider {
    int refused;

    /** What remains once the call is counted; empty where it is refused. */
    abstract List<Left> ask(double now);
  }

  private static final class Window extends Provider {
    private final int each;
    private final int seconds;
    private int left;
    private double ends;

    Window(int each, int seconds) {
      this.each = each;
      this.seconds = seconds;
    }

    @Override
    List<Left> ask(double now) {
      if (now >= ends) {
        ends = now + seconds;
        left = each;
      }
      if (left == 0) {
        refused++;
        return List.of();
      }
      left--;
      return left == 0 ? List.of() : left(left, ends - now);
    }
  }

  private static final class Bucket extends Provider {
    private final int size;
    private final double aSecond;
    private double tokens;
    private double seen;

    Bucket(int size, double aSecond) {
      this.size = size;
      this.aSecond = aSecond;
      this.tokens = size;
    }

    @Override
    List<Left> ask(double now) {
      tokens = Math.min(size, tokens + (now - seen) * aSecond);
      seen = now;
      if (tokens < 1) {
        refused++;
        return List.of();
      }
      tokens--;
      return tokens < 1 ? List.of() : left((long) tokens, (size - tokens) / aSecond);
    }
  }

  private static List<Left> left(long amount, double seconds) {
    return List.of(new Left(Counted.REQUESTS, amount, Duration.ofMillis((long) (seconds * 1e3))));
  }

  /** Whoever always has another call; told of what remains when a call ends. */
  private record Traffic(int most, double seconds) {
    private static final double STEP = 0.01;

    long over(Provider provider, double until) {
      var spread = new Spread(most, 0);
      spread.answered(new Pace(seconds, 0, 0));
      Deque<Double> ends = new ArrayDeque<>();
      Deque<List<Left>> said = new ArrayDeque<>();
      long served = 0;
      for (double now = 0; now < until; now += STEP) {
        long nanos = (long) (now * 1e9);
        while (!ends.isEmpty() && ends.getFirst() <= now) {
          ends.removeFirst();
          spread.heed(said.removeFirst(), PATIENCE, nanos);
          served++;
        }
        int limit = spread.holds(nanos) ? spread.limit() : most;
        for (int open = ends.size(); open < limit; open++) {
          said.addLast(provider.ask(now));
          ends.addLast(now + seconds);
        }
      }
      return served - provider.refused;
    }
  }
}
