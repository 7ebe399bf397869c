package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.TaskPolicy.Situation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {
  private static final LabelKind KIND = new LabelKind.Categories(List.of("a", "b", "c"));

  @ParameterizedTest(name = "{0} of {1}, [{2}] and elsewhere [{3}] {4}: {5}")
  @CsvSource({
    "ADJUDICATION 3, 'a b', '', '', OPEN",
    "ADJUDICATION 3, 'a a b', '', '', DISPUTED",
    "ADJUDICATION 3, 'a a b', '', 'closing', UNLABELLED",
    "ADJUDICATION 5, 'a a a a a', '', '', LABELLED a AGREED",
    "MAJORITY 3, 'a b', '', '', OPEN",
    "MAJORITY 3, 'a a b', '', '', LABELLED a MAJORITY",
    "MAJORITY 3, 'a b c', '', '', DISPUTED",
    "MAJORITY 3, 'a b c', 'a a a', 'closing', UNLABELLED",
    "MAJORITY 3, 'a a', '', 'closing', LABELLED a PARTIAL",
    "MAJORITY 5, 'a a b', '', 'closing', LABELLED a MAJORITY",
    "MAJORITY 4, 'a a b b', '', '', DISPUTED",
    "CROWD 1, '', 'b b a', '', OPEN",
    "CROWD 1, '', 'b b a', 'closing', LABELLED b MAJORITY",
    "CROWD 1, '', 'b a', 'closing', UNLABELLED",
    "CROWD 1, 'a', 'b b b', 'closing', LABELLED a SINGLE",
    "CROWD 2, 'a b', 'b', '', DISPUTED",
    "CROWD 2, 'a b', 'b', 'closing', LABELLED b MAJORITY"
  })
  void saysWhatCountsWherePeopleDiffer(
      String asked, String reviews, String crowd, String more, String expected) {
    String[] ruleAndReviewers = asked.split(" ");
    var task =
        new Situation(
            Integer.parseInt(ruleAndReviewers[1]),
            labels(reviews),
            Optional.empty(),
            0,
            more.contains("closing"),
            Settling.valueOf(ruleAndReviewers[0]),
            labels(crowd));
    TaskDecision decision = TaskPolicy.decide(task);
    String told =
        decision.state()
            + decision
                .settled()
                .map(it -> " " + it.label().word() + " " + it.resolution())
                .orElse("");
    assertThat(told).isEqualTo(expected);
  }

  private static List<Label> labels(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> KIND.label(word).orElseThrow())
        .toList();
  }
}
