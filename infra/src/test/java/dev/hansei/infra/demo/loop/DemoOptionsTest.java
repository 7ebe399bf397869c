package dev.hansei.infra.demo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
  @Test
  void aKeyInTheEnvironmentNamesNoModel() {
    var options = DemoOptions.of(List.of(), Map.of("OPENAI_API_KEY", "sk-1"));
    assertThat(options.model()).isEmpty();
    assertThat(options.port()).isEqualTo(8095);
    assertThat(options.json()).isFalse();
  }

  @Test
  void fewQuestionsAreTheFirstOnes() {
    var options = DemoOptions.of(List.of("--questions", "4", "--json"), Map.of());
    assertThat(options.some(List.of(1, 2, 3, 4, 5))).containsExactly(1, 2, 3, 4);
    assertThat(options.some(List.of(1))).containsExactly(1);
    assertThat(options.json()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--model, needs a value",
    "--model gpt, --model reads openai/<model>",
    "--modle, is unknown",
    "--labels pom.xml, --labels goes with --traces",
    "--traces no-such-file, cannot be read",
    "--traces pom.xml --model openai/x, nothing to answer",
    "--questions 3, a number from 4",
    "--questions many, a number from 4",
  })
  void aSlipIsSaid(String words, String said) {
    assertThatThrownBy(() -> DemoOptions.of(List.of(words.split(" ")), Map.of()))
        .isInstanceOfSatisfying(
            DemoFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
        .hasMessageContaining(said);
  }
}
