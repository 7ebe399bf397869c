package dev.hansei.infra.registry.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementRowTest {
  private static final UUID ID = UUID.fromString("019a9000-0000-7000-8000-0000000000d1");

  /** Anchors go by whether b is not beaten: what turned with the order is a tie, not an a. */
  @ParameterizedTest
  @CsvSource({
    "tie, a, first second, FAILED, true",
    "tie, b, second first, PASSED, true",
    "tie, tie, tie tie, PASSED, false",
    "tie, turned, first first, PASSED, false",
    "a, turned, second second, PASSED, true",
    "b, unscored, '', UNSCORED, false"
  })
  void aVerdictThatTurnsWithTheOrderIsATie(
      String people, String judge, String choices, Judgement.Verdict verdict, boolean differs) {
    var row = new JudgementRow(ID, ID, 0, ID, people, judge, null, "", choices, null);

    Judgement said = row.judgement();

    assertThat(said.judgeWord()).isEqualTo(judge);
    assertThat(said.verdict()).isEqualTo(verdict);
    assertThat(said.differs()).isEqualTo(differs);
  }
}
