package dev.hansei.workflows.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.criteria.PairVerdict.Choice;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTallyTest {
  @ParameterizedTest
  @CsvSource({
    "FIRST, SECOND, BASELINE",
    "SECOND, FIRST, CANDIDATE",
    "TIE, TIE, TIE",
    "FIRST, FIRST, INCONSISTENT",
    "SECOND, SECOND, INCONSISTENT",
    "TIE, FIRST, INCONSISTENT",
    "SECOND, TIE, INCONSISTENT"
  })
  void onlyTheSameWinnerInBothOrdersWins(
      Choice baselineFirst, Choice candidateFirst, PairVerdict verdict) {
    assertThat(PairVerdict.of(baselineFirst, candidateFirst)).isEqualTo(verdict);
  }

  @Test
  void aJudgeThatGoesByThePlaceGivesNobodyAWin() {
    var placed = Optional.of(PairVerdict.of(Choice.FIRST, Choice.FIRST));
    PairTally tally = PairTally.of(List.of(placed, placed, placed, placed));
    assertThat(tally).isEqualTo(new PairTally(0, 0, 0, 4, 0));
    assertThat(tally.winRate(0.95).orElseThrow().value()).isEqualTo(0.5);
    assertThat(tally.inconsistency(0.95).orElseThrow().value()).isEqualTo(1);
  }

  @Test
  void ratesLeaveOutWhatHasNoVerdict() {
    PairTally tally = new PairTally(30, 10, 5, 5, 7);
    Estimate rate = tally.winRate(0.95).orElseThrow();
    assertThat(rate.value()).isCloseTo(0.7, within(1e-9));
    assertThat(rate.n()).isEqualTo(50);
    assertThat(rate.lower()).isBetween(0.5, 0.7);
    assertThat(rate.upper()).isBetween(0.7, 0.85);
    assertThat(tally.inconsistency(0.95).orElseThrow().value()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void whoGoesByThePlaceChoosesOneOfThem() {
    PairTally tally = new PairTally(20, 20, 5, 20, 0, 18, 2);
    Estimate first = tally.firstPicks(0.95).orElseThrow();
    assertThat(first.value()).isCloseTo((18 + 20) / 60.0, within(1e-9));
    assertThat(first.lower()).isGreaterThan(0.5);
    assertThat(new PairTally(20, 20, 5, 20, 0).firstPicks(0.95).orElseThrow().value())
        .isEqualTo(0.5);
    assertThat(new PairTally(0, 0, 5, 3, 0).firstPicks(0.95)).isEmpty();
  }

  @Test
  void nothingJudgedHasNoRate() {
    PairTally tally = PairTally.of(List.of(Optional.empty()));
    assertThat(tally.unscored()).isEqualTo(1);
    assertThat(tally.winRate(0.95)).isEmpty();
    assertThat(tally.inconsistency(0.95)).isEmpty();
  }
}
