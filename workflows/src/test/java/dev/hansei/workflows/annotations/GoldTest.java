package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.GoldPolicy.Advice;
import dev.hansei.workflows.criteria.CriterionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GoldTest {
  @Test
  void comesOnceInEachStretchAtAPlaceThatDiffers() {
    for (int every : List.of(2, 7, 10, 100)) {
      long[] turns =
          LongStream.range(0, 50L * every)
              .filter(turn -> GoldTurns.isGold(42, every, turn))
              .toArray();
      assertThat(turns).hasSize(50);
      for (int stretch = 0; stretch < 50; stretch++) {
        assertThat(turns[stretch] / every).isEqualTo(stretch);
      }
      assertThat(LongStream.of(turns).map(turn -> turn % every).distinct().count())
          .as("places in a stretch of %d", every)
          .isGreaterThan(1);
    }
  }

  @Test
  void saysBeforehandHowMuchWillCome() {
    int gold = 3;
    int left = 25;
    long turn = 4;
    int given = 0;
    int ahead = GoldTurns.ahead(7, 5, turn, left, gold);
    while (left > 0) {
      if (given < gold && GoldTurns.isGold(7, 5, turn)) {
        given++;
      } else {
        left--;
      }
      turn++;
    }
    assertThat(given).isEqualTo(ahead).isEqualTo(3);
    assertThat(GoldTurns.ahead(7, 5, 0, 0, 3)).as("none comes last").isZero();
  }

  @Test
  void asksTheLeadToLookOnlyWhereEnoughAnswersSaySo() {
    assertThat(GoldPolicy.decide(0, 0, 0.8).advice()).isEqualTo(Advice.TOO_FEW);
    assertThat(GoldPolicy.decide(0, 9, 0.8).advice()).isEqualTo(Advice.TOO_FEW);
    assertThat(GoldPolicy.decide(5, 10, 0.8).advice()).isEqualTo(Advice.LOOK);
    assertThat(GoldPolicy.decide(6, 10, 0.8).advice())
        .as("its interval reaches 0.83")
        .isEqualTo(Advice.FINE);
    assertThat(GoldPolicy.decide(12, 20, 0.8).advice()).isEqualTo(Advice.LOOK);
    assertThat(GoldPolicy.decide(20, 20, 0.8).accuracy().orElseThrow().value()).isEqualTo(1);
  }

  @Test
  void isRightWhereWhatIsKnownWasSaid() {
    var criterion = Optional.of(new CriterionId(new UUID(1, 1)));
    var grade =
        new Field("help", criterion, "?", new NumberRange(0, 60, 0.5, 2.0), true, "", List.of());
    var pass =
        new Field("ok", Optional.empty(), "?", new LabelKind.PassFail(), true, "", List.of());
    var form = new Form("form", List.of(grade, pass));
    Answers known = AnswersPolicy.read(form, Map.of("help", "10")).answers();
    assertThat(GoldPolicy.isRight(form, known, said(form, "11.5", "fail")))
        .as("within the tolerance, whatever else is said")
        .isTrue();
    assertThat(GoldPolicy.isRight(form, known, said(form, "13", "pass"))).isFalse();
    assertThat(GoldPolicy.isRight(form, known, Answers.NONE)).isFalse();
  }

  private static Answers said(Form form, String help, String ok) {
    return AnswersPolicy.read(form, Map.of("help", help, "ok", ok)).answers();
  }

  @Test
  void saysWhatMissingLabelsCost() {
    assertThat(Widening.of(100, 100)).isEmpty();
    Widening cost = Widening.of(60, 100).orElseThrow();
    assertThat(cost.planned()).isBetween(0.096, 0.097);
    assertThat(cost.there()).isBetween(0.122, 0.124);
    assertThat(Widening.of(0, 10).orElseThrow().there()).isEqualTo(0.5);
    assertThat(IntStream.range(1, 100).mapToDouble(n -> Widening.of(n, 100).orElseThrow().there()))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }
}
