package dev.hansei.activities.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.activities.criteria.PairwiseJudge.AnswerPair;
import dev.hansei.activities.criteria.PairwiseJudge.PairReply;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairwiseJudgeTest {
  private static final ProjectId PROJECT = new ProjectId(new UUID(7, 7));
  private static final AnswerPair PAIR =
      new AnswerPair("Which day?", "Monday", "Some day.", "On Monday, \"first\" of all.", 0);

  @ParameterizedTest
  @CsvSource({
    "first, second, BASELINE",
    "second, first, CANDIDATE",
    "tie, tie, TIE",
    "first, first, INCONSISTENT",
    "tie, second, INCONSISTENT"
  })
  void asksInBothOrders(String baselineFirst, String candidateFirst, PairVerdict verdict) {
    var models = new ScriptedModels(choice(baselineFirst), choice(candidateFirst));
    PairReply reply = compare(models, PAIR);
    assertThat(reply).isInstanceOf(PairReply.Compared.class);
    var compared = (PairReply.Compared) reply;
    assertThat(compared.verdict()).isEqualTo(verdict);
    assertThat(compared.choices())
        .extracting(one -> one.name().toLowerCase(Locale.ROOT))
        .containsExactly(baselineFirst, candidateFirst);
    assertThat(compared.calls()).containsExactly(ScriptedModels.key(1), ScriptedModels.key(2));
    assertThat(compared.usage()).isEqualTo(new Usage(20, 10, 6));
    assertThat(models.asked()).hasSize(2);
    String first = models.asked().get(0).messages().get(1).content();
    String second = models.asked().get(1).messages().get(1).content();
    assertThat(first.indexOf(PAIR.baseline())).isLessThan(first.indexOf(PAIR.candidate()));
    assertThat(second.indexOf(PAIR.candidate())).isLessThan(second.indexOf(PAIR.baseline()));
    assertThat(first + second)
        .as("the judge is not told which is which")
        .doesNotContain("andidate");
  }

  @Test
  void theSameWordsAreATieThatCostsNothing() {
    var models = new ScriptedModels();
    var same = new AnswerPair("Which day?", "", "On Monday.", " On Monday.\n", 0);
    assertThat(compare(models, same))
        .isEqualTo(
            new PairReply.Compared(
                PairVerdict.TIE, "Both answers are the same.", List.of(), Usage.NONE));
    assertThat(models.asked()).isEmpty();
  }

  @Test
  void aSilentOrUnreadableOrderIsNoVerdict() {
    assertThat(compare(new ScriptedModels(choice("first")), PAIR))
        .isEqualTo(new PairReply.NoAnswer(CallFailure.UNAVAILABLE, new Usage(10, 5, 3)));
    var models = new ScriptedModels(choice("both"), choice("baseline"));
    assertThat(compare(models, PAIR)).isEqualTo(new PairReply.Unreadable(new Usage(20, 10, 6)));
    assertThat(models.asked()).as("the other order is not asked any more").hasSize(2);
  }

  @Test
  void anotherKindCannotCompareNorThisOneScore() {
    assertThatThrownBy(() ->
            new PairwiseJudge(new ModelJudge(new ScriptedModels()))
                .compare(PROJECT, judge(new JudgeMethod.Grades(3)), PAIR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(judge(new JudgeMethod.Pairwise()).scoresAnswers()).isFalse();
    assertThatThrownBy(() -> JudgeCalls.requireScoring(judge(new JudgeMethod.Pairwise())))
        .hasMessageContaining("compares two answers");
  }

  private static PairReply compare(ScriptedModels models, AnswerPair pair) {
    return new PairwiseJudge(new ModelJudge(models))
        .compare(PROJECT, judge(new JudgeMethod.Pairwise()), pair);
  }

  private static String choice(String better) {
    return "{\"reason\":\"Because.\",\"better\":\"%s\"}".formatted(better);
  }

  private static Judge judge(JudgeMethod method) {
    return new Judge(
        new JudgeId(new UUID(1, 1)),
        new CriterionId(new UUID(1, 2)),
        1,
        "The clearer one.",
        new ModelName("openai/stub"),
        ModelSettings.DEFAULTS,
        Sha256.of("judge"),
        Instant.EPOCH,
        Optional.empty(),
        Optional.of(method));
  }
}
