package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.ErrorReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "'The Eiffel Tower.', 'eiffel tower'",
    "'a PARIS, France', 'paris france'",
    "'  42  ', '42'",
    "'東京。', '東京'",
    "'...', ''",
  })
  void normalisesAsSquadDoes(String answer, String normal) {
    assertThat(MajorityChoice.vote(answer, null)).contains(normal);
  }

  @Test
  void aTransformFindsTheFinalAnswer() {
    assertThat(MajorityChoice.vote("{\"why\":\"sums\",\"answer\":\"Seven.\"}", "json:/answer"))
        .contains("seven");
    assertThat(MajorityChoice.vote("Seven.", "json:/answer")).isEmpty();
  }

  @Test
  void theFirstWhoSaidItStandsInItsOwnWordsAndTakesAsLongAsTheSlowest() {
    var candidates = candidates("It is 8.", "The answer: 7", "the answer 7!");
    assertThat(MajorityChoice.among(candidates, null))
        .isInstanceOfSatisfying(
            StrategyEnd.Answered.class,
            end -> {
              assertThat(end.answer().text()).isEqualTo("The answer: 7");
              assertThat(end.latencyMillis()).isEqualTo(30);
              assertThat(end.story().chosen()).isEqualTo(1);
              assertThat(end.story().why()).startsWith("2 of 3 answers");
              assertThat(end.story().steps().get(2).note()).isEqualTo("says what answer 2 says");
            });
  }

  @Test
  void anAnswerThatTheModelOwesHasNoVoteAndWithoutAnyVoteNothingIsChosen() {
    List<Candidate> candidates = new ArrayList<>(candidates("7"));
    candidates.addFirst(failed(CallFailure.EMPTY));
    assertThat(MajorityChoice.among(candidates, null).story().chosen()).isEqualTo(1);
    assertThat(MajorityChoice.among(candidates, "json:/answer"))
        .isInstanceOfSatisfying(
            StrategyEnd.Errored.class,
            end -> assertThat(end.reason()).isEqualTo(ErrorReason.NO_CHOICE));
    assertThat(MajorityChoice.among(List.of(failed(CallFailure.FILTERED)), null))
        .isInstanceOfSatisfying(
            StrategyEnd.Errored.class,
            end -> assertThat(end.reason()).isEqualTo(ErrorReason.FILTERED));
  }

  private static Candidate failed(CallFailure failure) {
    return Candidate.of("sample", new ModelReply.Failed(key("failed"), failure, 1));
  }

  private static List<Candidate> candidates(String... texts) {
    List<Candidate> candidates = new ArrayList<>();
    for (String text : texts) {
      long millis = 10L * (candidates.size() + 1);
      candidates.add(
          Candidate.of(
              "sample " + (candidates.size() + 1),
              new ModelReply.Answered(key(text), text, Usage.NONE, millis, false)));
    }
    return candidates;
  }

  private static CallKey key(String text) {
    return new CallKey(Sha256.of(text));
  }
}
