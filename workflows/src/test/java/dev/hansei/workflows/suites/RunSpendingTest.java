package dev.hansei.workflows.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSpendingTest {
  private static final Spend ITEM = new Spend(3, 1_000, 20_000);

  /** Limits of calls, tokens and money, a dash for none; what is held and paid; wanted; fit. */
  @ParameterizedTest
  @CsvSource({
    "30 - -, 0, 0, 50, 10",
    "30 - -, 15, 0, 50, 5",
    "30 - -, 15, 15, 50, 0",
    "30 - -, 0, 28, 50, 0",
    "30 - -, 0, 40, 50, 0",
    "30 - -, 0, 0, 4, 4",
    "0 - -, 0, 0, 50, 0",
    "- 10000 -, 0, 0, 50, 10",
    "- 10000 -, 3, 0, 50, 9",
    "- - 100000, 0, 0, 50, 5",
    "- - 100000, 3, 3, 50, 3",
    "30 10000 100000, 0, 0, 50, 5",
    "30 2999 100000, 0, 0, 50, 2",
    "5 10000 100000, 0, 0, 50, 1",
    "- - -, 9, 9, 50, 50"
  })
  void holdsBackAsManyWholeItemsAsEachLimitAllows(
      String limits, long held, long paid, long wanted, long fit) {
    var spending = new RunSpending(limits(limits), items(held), items(paid));

    assertThat(spending.fitting(ITEM, wanted)).isEqualTo(fit);
    assertThat(spending.allows(ITEM.times(fit))).isEqualTo(fit > 0 || spending.allows(Spend.NONE));
    assertThat(spending.allows(ITEM.times(fit + 1))).isEqualTo(fit == wanted);
  }

  private static RunLimits limits(String text) {
    List<Optional<Long>> each =
        Arrays.stream(text.split(" "))
            .map(limit -> Optional.of(limit).filter(one -> !one.equals("-")).map(Long::valueOf))
            .toList();
    return new RunLimits(each.get(0), each.get(1), each.get(2));
  }

  /** So many calls, with tokens and money of a third of an item each. */
  private static Spend items(long calls) {
    return new Spend(calls, calls * 1_000 / 3, calls * 20_000 / 3);
  }

  @Test
  void anItemThatCostsNothingAlwaysFits() {
    var limits = new RunLimits(Optional.of(0L), Optional.of(0L), Optional.of(0L));
    var spending = new RunSpending(limits, Spend.NONE, Spend.NONE);
    assertThat(spending.fitting(Spend.NONE, 50)).isEqualTo(50);
    assertThat(spending.fitting(new Spend(1, 0, 0), 50)).isZero();
  }

  @Test
  void whatIsLeftIsNeverLessThanNothing() {
    var limits = new RunLimits(Optional.of(10L), Optional.empty(), Optional.of(5_000L));
    var spending = new RunSpending(limits, new Spend(4, 9, 0), new Spend(5, 9, 7_000));
    assertThat(spending.left())
        .isEqualTo(new RunLimits(Optional.of(1L), Optional.empty(), Optional.of(0L)));
    assertThat(spending.allows(Spend.NONE)).as("it has paid more than it may").isFalse();
  }

  @Test
  void aTopUpRaisesOnlyTheLimitsThatThereAre() {
    var limits = new RunLimits(Optional.of(10L), Optional.empty(), Optional.of(5_000L));
    assertThat(limits.plus(new Spend(5, 700, 0)))
        .isEqualTo(new RunLimits(Optional.of(15L), Optional.empty(), Optional.of(5_000L)));
    assertThat(RunLimits.NONE.isThere()).isFalse();
  }

  @Test
  void refusesToSpendBackwards() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Spend(-1, 0, 0));
    assertThat(new Spend(1, 2, 3).less(new Spend(2, 1, 9))).isEqualTo(new Spend(0, 1, 0));
  }
}
