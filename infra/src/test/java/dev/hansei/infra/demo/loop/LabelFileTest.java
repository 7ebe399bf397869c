package dev.hansei.infra.demo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelFileTest {
  /** {@code printf '%s\0%s' 'How long?' 'A week.' | sha256sum}. */
  @Test
  void theKeyIsWhatAShellMakesOfQuestionAndOutput() {
    assertThat(LabelFile.key("How long?", "A week."))
        .isEqualTo("b198ae946728b9cf3b02722fe3020b7b0e16924e8b289d571e26740077546854");
  }

  @Test
  void theShippedLabelsAreAModelsAndSayIt() {
    LabelFile shipped = LabelFile.shipped();
    assertThat(shipped.lines()).hasSizeGreaterThan(400);
    assertThat(shipped.authors()).isEqualTo("Claude, a language model (a model)");
    assertThat(shipped.of("never asked", "never answered")).isEmpty();
  }

  @Test
  void aQuestionHasOneUse() {
    List<Question> traffic = Question.traffic();
    assertThat(Question.all()).hasSize(traffic.size() + Question.gate().size());
    assertThat(Question.gate()).noneMatch(Question::teachesTheJudge);
    assertThat(traffic.stream().filter(Question::teachesTheJudge)).hasSize(traffic.size() / 2);
  }
}
