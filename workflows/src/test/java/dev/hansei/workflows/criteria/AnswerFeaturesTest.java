package dev.hansei.workflows.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.criteria.AnswerFeatures.Similarities;
import dev.hansei.workflows.criteria.AnswerFeatures.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerFeaturesTest {
  private static final Similarities SIMILAR = new Similarities(0.5, 0.6, 0.7);
  private static final String CONTEXT = "Daily snapshots are kept for 30 days in Frankfurt.";

  @Test
  void seesWhatTheContextDoesNotSupport() {
    Map<String, Double> good = of("Snapshots are kept for 30 days.", CONTEXT);
    Map<String, Double> bad =
        of("Snapshots are kept for 90 days, says Dr Müller in Paris.", CONTEXT);
    assertThat(good).containsEntry("answer words in the context", 1.0);
    assertThat(good).containsEntry("numbers without support", 0.0);
    assertThat(bad.get("answer words in the context")).isLessThan(0.7);
    assertThat(bad.get("numbers without support")).isCloseTo(Math.log(2), within(1e-12));
    assertThat(bad.get("names without support")).isPositive();
  }

  @Test
  void seesRefusalsHedgesAndQuestions() {
    Map<String, Double> refusal = of("I\u2019m sorry, but I cannot tell. Which one?", "");
    assertThat(refusal).containsEntry("refusal", 1.0).containsEntry("asks back", 1.0);
    assertThat(refusal).containsEntry("has context", 0.0);
    assertThat(of("It might possibly be so.", "").get("hedging")).isPositive();
    assertThat(of("- one\n- two", "")).containsEntry("list or code", 1.0);
  }

  @Test
  void readsScriptsWithoutSpaces() {
    Map<String, Double> japanese =
        AnswerFeatures.of(new Texts("保存期間は？", "保存期間は三十日です。", "", "三十日です。"), SIMILAR);
    assertThat(japanese).containsEntry("answer words in the context", 1.0);
  }

  @Test
  void namesTheSameFeaturesWhateverTheTexts() {
    assertThat(List.copyOf(of("", "").keySet()))
        .isEqualTo(List.copyOf(of("Thirty days.", CONTEXT).keySet()));
    assertThat(of("", "").values()).allMatch(Double::isFinite);
    assertThat(of("x", "")).containsEntry("similarity to the reference", 0.7);
  }

  private static Map<String, Double> of(String answer, String context) {
    return AnswerFeatures.of(
        new Texts("How long are snapshots kept?", context, "", answer), SIMILAR);
  }
}
