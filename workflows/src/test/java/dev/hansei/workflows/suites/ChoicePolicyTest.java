package dev.hansei.workflows.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoicePolicyTest {
  /** A dash is an answer without a score, and -1 that none is chosen. */
  @ParameterizedTest
  @CsvSource({
    "'0.2 0.9 0.5', 1, 'Answer 2 has the highest score, 0.900.'",
    "'0.9 0.9 0.5', 0, '2 answers share the highest score, 0.900; answer 1 is the first of them.'",
    "'- 0.1 -', 1, 'Answer 2 has the highest score, 0.100.'",
    "'- 0 0', 1, '2 answers share the highest score, 0.000; answer 2 is the first of them.'",
    "'0.5 - 1', 2, 'Answer 3 has the highest score, 1.000.'",
    "'- - -', -1, 'The judge scored none of the answers.'",
  })
  void theHighestScoreWinsAndTheFirstOfEquals(String scores, int chosen, String why) {
    List<OptionalDouble> given =
        Arrays.stream(scores.split(" "))
            .map(score ->
                score.equals("-")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(score)))
            .toList();
    assertThat(ChoicePolicy.highest(given)).isEqualTo(decision(chosen, why));
  }

  @ParameterizedTest
  @CsvSource({
    "'a b b', 1, '2 of 3 answers say what answer 2 says.'",
    "'a b a b', 0, '2 of 4 answers say what answer 1 says, and as many say something else; it came"
        + " first.'",
    "'b a a b c', 0, '2 of 5 answers say what answer 1 says, and as many say something else; it"
        + " came first.'",
    "'a b c', 0, '1 of 3 answers say what answer 1 says, and as many say something else; it came"
        + " first.'",
    "'- - a', 2, '1 of 3 answers say what answer 3 says.'",
    "'a - - -', 0, '1 of 4 answers say what answer 1 says.'",
    "'- -', -1, 'None of the answers holds a final answer.'",
  })
  void whatMostSayWinsAndTheFirstOfAsMany(String votes, int chosen, String why) {
    List<Optional<String>> given =
        Arrays.stream(votes.split(" "))
            .map(vote -> Optional.of(vote).filter(it -> !it.equals("-")))
            .toList();
    assertThat(ChoicePolicy.majority(given)).isEqualTo(decision(chosen, why));
  }

  private static ChoiceDecision decision(int chosen, String why) {
    return chosen < 0 ? new ChoiceDecision.None(why) : new ChoiceDecision.Chosen(chosen, why);
  }
}
