package dev.hansei.api.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.models.ModelSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFieldsTest {
  @Test
  void whatIsFilledIsSetAndWhatIsEmptyIsTheProvidersOwn() {
    var form =
        Map.of(
            "model",
            "openai/x",
            "rubric",
            "Is kind.",
            "temperature",
            "0.2",
            "topP",
            "0.9",
            "maxTokens",
            "300",
            "seed",
            "7",
            "stop",
            "END\n\n");

    assertThat(JudgeFormReader.read(JudgeKind.RUBRIC, form).settings())
        .isEqualTo(new ModelSettings(0.2, 0.9, 300, 7L, List.of("END")));
    assertThat(SettingsFields.read(Map.of("temperature", " "))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "temperature, 2.5, 0 to 2",
    "temperature, warm, 0 to 2",
    "topP, 0, above 0",
    "maxTokens, 0, 1 to 1",
    "seed, -1, whole number"
  })
  void whatIsWrongIsNamed(String field, String value, String says) {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> SettingsFields.read(Map.of(field, value)))
        .satisfies(fault -> assertThat(fault.field()).isEqualTo(field))
        .withMessageContaining(says.split(",")[0]);
  }

  @Test
  void aJuryHasNone() {
    assertThat(JudgeFormReader.fields(JudgeKind.JURY)).doesNotContain("temperature");
    assertThat(JudgeFormReader.fields(JudgeKind.PAIRWISE)).contains("temperature", "stop");
  }
}
