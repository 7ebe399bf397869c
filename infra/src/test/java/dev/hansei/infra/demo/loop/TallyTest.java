package dev.hansei.infra.demo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final LabelFile labels =
      LabelFile.of(
          List.of(
              label("q1", "good", "pass"),
              label("q1", "bad", "fail"),
              label("q2", "good", "pass"),
              label("q2", "bad", "fail")));

  @Test
  void countsOnlyWhatSomebodyReadAndSaysHowMuchThatIs() {
    Tally tally =
        Tally.of(
            List.of(outcome("q1", "good"), outcome("q2", "bad"), outcome("q2", "unread")), labels);
    assertThat(tally).isEqualTo(new Tally(1, 2, 3));
    assertThat(tally.sentence()).contains("1 of 2 (50 %").contains("1 not read");
    assertThat(new Tally(0, 0, 3).sentence()).contains("nobody has read any of 3");
  }

  /** Newcombe 1998, table I: 81 of 263 has the score interval 0.2553 to 0.3662. */
  @Test
  void itsIntervalIsWilsons() {
    assertThat(new Tally(81, 263, 263).sentence()).contains("interval 26 to 37 %");
    var figures = Api.JSON.createObjectNode();
    new Tally(81, 263, 263).into(figures);
    assertThat(figures.path("lower").asDouble()).isBetween(0.25525, 0.25535);
    assertThat(figures.path("upper").asDouble()).isBetween(0.36615, 0.36625);
  }

  @Test
  void aChangeIsCountedWhereBothAnswersWereRead() {
    var change =
        Tally.Change.of(
            List.of(outcome("q1", "bad"), outcome("q2", "good")),
            List.of(outcome("q1", "good"), outcome("q2", "unread")),
            labels);
    assertThat(change).isEqualTo(new Tally.Change(1, 0, 1));
    assertThat(change.pValue()).isEqualTo(1);
    // 2 (1 + 15 + 105) / 2^15
    assertThat(new Tally.Change(13, 2, 82).pValue()).isCloseTo(0.00738525390625, within(1e-12));
    assertThat(new Tally.Change(5, 5, 82).pValue()).isEqualTo(1);
    assertThat(new Tally.Change(0, 0, 82).pValue()).isEqualTo(1);
  }

  private static JsonNode label(String question, String output, String label) {
    return Api.JSON.valueToTree(
        Map.of(
            "key", LabelFile.key(question, output),
            "label", label,
            "reason", "r",
            "author", "Claude, a language model",
            "kind", "model"));
  }

  private static JsonNode outcome(String question, String answer) {
    return Api.JSON.valueToTree(Map.of("question", question, "answer", answer));
  }
}
