package dev.hansei.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasePolicyTest {
  private static final CaseReview GOOD = new CaseReview(true, true, true);

  @Test
  void keepsWhatTheSecondPassFindsSound() {
    assertThat(CasePolicy.decide(content("30 days."), GOOD, Case.State.DRAFT))
        .isEqualTo(new CaseDecision.Keep(Case.State.DRAFT));
    assertThat(CasePolicy.decide(content("30 days."), GOOD, Case.State.FINAL))
        .isEqualTo(new CaseDecision.Keep(Case.State.FINAL));
  }

  @ParameterizedTest
  @CsvSource({
    "false, true, true, NOT_ANSWERABLE",
    "true, false, true, NOT_GROUNDED",
    "true, true, false, AMBIGUOUS"
  })
  void rejectsWithTheReason(
      boolean answerable, boolean grounded, boolean unambiguous, CaseProblem problem) {
    var review = new CaseReview(answerable, grounded, unambiguous);
    assertThat(CasePolicy.decide(content("30 days."), review, Case.State.FINAL))
        .isEqualTo(new CaseDecision.Reject(List.of(problem)));
  }

  @Test
  void keepsAllReasons() {
    var review = new CaseReview(false, false, true);
    assertThat(CasePolicy.decide(content(" "), review, Case.State.FINAL))
        .isEqualTo(
            new CaseDecision.Reject(
                List.of(
                    CaseProblem.NOT_ANSWERABLE,
                    CaseProblem.NOT_GROUNDED,
                    CaseProblem.NO_REFERENCE)));
  }

  @Test
  void countsBytesNotLettersAgainstTheLimit() {
    int half = CaseContent.BYTES_MAX / 2;
    assertThat(CasePolicy.problemsOf(content("a".repeat(half)))).isEmpty();
    assertThat(CasePolicy.problemsOf(content("\u3042".repeat(half))))
        .containsExactly(CaseProblem.TOO_LARGE);
  }

  private static CaseContent content(String reference) {
    return new CaseContent(
        "How long do I have to return a laptop?", reference, List.of(), Map.of());
  }
}
