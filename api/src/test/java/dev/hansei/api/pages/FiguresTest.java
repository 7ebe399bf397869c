package dev.hansei.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.PromotionState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void signsDifferences() {
    assertThat(Figures.difference(0.0312)).isEqualTo("+0.031");
    assertThat(Figures.difference(-0.0312)).isEqualTo("−0.031");
    assertThat(Figures.difference(-0.0001)).isEqualTo("+0.000");
  }

  @Test
  void saysHundredPercentOnlyWhereNothingIsMissing() {
    assertThat(Figures.percent(1)).isEqualTo("100\u00a0%");
    assertThat(Figures.percent(0.9999)).isEqualTo("99.9\u00a0%");
    assertThat(Figures.percent(0.001)).isEqualTo("<1\u00a0%");
    assertThat(Figures.percent(0.82)).isEqualTo("82\u00a0%");
  }

  @Test
  void keepsSmallMoneyReadable() {
    assertThat(Figures.money(0)).isEqualTo("$0.00");
    assertThat(Figures.money(1_230)).isEqualTo("$0.0012");
    assertThat(Figures.money(12_340_000)).isEqualTo("$12.34");
  }

  @Test
  void countsWithTheRightNoun() {
    assertThat(Figures.count(1, "case")).isEqualTo("1 case");
    assertThat(Figures.count(1_200, "case")).isEqualTo("1,200 cases");
    assertThat(Figures.count(2, "query")).isEqualTo("2 queries");
  }

  @Test
  void saysMoreThanWhereCountingStopped() {
    assertThat(Figures.counted(10_000)).isEqualTo("10,000");
    assertThat(Figures.counted(10_001)).isEqualTo("more than 10,000");
    assertThat(Figures.counted(1, "trace")).isEqualTo("1 trace");
    assertThat(Figures.counted(20_002, "trace")).isEqualTo("more than 10,000 traces");
    assertThat(Figures.counted(1_001, 1_000)).isEqualTo("more than 1,000");
    assertThat(Figures.countedBriefly(10_001)).isEqualTo("10,000+");
  }

  @Test
  void writesDurationsInTheUnitThatFits() {
    assertThat(Figures.millis(340)).isEqualTo("340 ms");
    assertThat(Figures.millis(2_140)).isEqualTo("2.1 s");
    assertThat(Figures.millis(200_000)).isEqualTo("3 min 20 s");
  }

  @Test
  void writesTimesByTheirDistance() {
    assertThat(Times.relative(NOW, NOW)).isEqualTo("just now");
    assertThat(Times.relative(NOW.minus(Duration.ofMinutes(4)), NOW)).isEqualTo("4 min ago");
    assertThat(Times.relative(NOW.plus(Duration.ofHours(3)), NOW)).isEqualTo("in 3 h");
    assertThat(Times.relative(NOW.minus(Duration.ofDays(90)), NOW)).isEqualTo("23 Aug 2026");
    assertThat(Times.absolute(NOW)).isEqualTo("21 Nov 2026, 12:00:00 UTC");
  }

  @Test
  void shortensIdsToWhatTellsThemApart() {
    var id = UUID.fromString("019365a0-0000-7000-8000-00000000beef");
    assertThat(Names.shortId(id)).isEqualTo("0000beef");
    assertThat(Names.shortId("abcdef0123456789")).isEqualTo("abcdef01");
    assertThat(Names.words(PromotionState.AWAITING_APPROVAL)).isEqualTo("awaiting approval");
  }

  @Test
  void neverCutsAnEmojiInHalf() {
    assertThat(Names.excerpt("ab😀cd", 3)).isEqualTo("ab…");
    assertThat(Names.excerpt("  two\n lines ", 20)).isEqualTo("two lines");
  }
}
