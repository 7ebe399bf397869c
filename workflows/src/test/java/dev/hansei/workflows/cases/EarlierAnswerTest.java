package dev.hansei.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlierAnswerTest {
  @Test
  void remarksAreLinesAndTheAnswerStandsBesideThem() {
    assertThat(
            EarlierAnswer.fields(
                " Two weeks. ", List.of("Too short.", "  Name\nthe source. ", "Too short.", " ")))
        .containsEntry(EarlierAnswer.FEEDBACK_FIELD, "- Name the source.\n- Too short.")
        .containsEntry(EarlierAnswer.ANSWER_FIELD, "Two weeks.")
        .hasSize(2);
  }

  @Test
  void nobodySaidAnythingSoThereIsNothingToTakeUp() {
    assertThat(EarlierAnswer.fields("Two weeks.", List.of(" ", "\n"))).isEmpty();
    assertThat(EarlierAnswer.fields("", List.of("Wrong.")))
        .containsOnlyKeys(EarlierAnswer.FEEDBACK_FIELD);
  }

  @Test
  void countAndLengthAreBounded() {
    List<String> many = new ArrayList<>();
    IntStream.range(0, 30).forEach(i -> many.add("remark " + i));
    many.add("x".repeat(5_000));
    var fields = EarlierAnswer.fields("y".repeat(20_000), many);
    String feedback = fields.getOrDefault(EarlierAnswer.FEEDBACK_FIELD, "");
    assertThat(feedback.lines()).hasSize(EarlierAnswer.REMARKS_MAX);
    assertThat(feedback).as("the newest").contains("remark 29").doesNotContain("remark 20");
    assertThat(feedback.lines().mapToInt(String::length).max().orElseThrow())
        .isEqualTo(EarlierAnswer.REMARK_CHARS_MAX + 2);
    assertThat(fields.get(EarlierAnswer.ANSWER_FIELD))
        .hasSize(EarlierAnswer.ANSWER_CHARS_MAX)
        .endsWith("…");
  }

  @Test
  void aPairOfCharactersIsNotCutInTwo() {
    String emoji = "😀".repeat(EarlierAnswer.REMARK_CHARS_MAX);
    String feedback = EarlierAnswer.fields("", List.of("a" + emoji)).getOrDefault("feedback", "");
    assertThat(feedback.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
        .isEmpty();
  }
}
