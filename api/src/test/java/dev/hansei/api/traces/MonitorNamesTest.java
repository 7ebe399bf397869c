package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No door lets anybody speak under a name that rollouts obey. */
class MonitorNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"judge:helpful@0193", "detector:refusal", " Judge:x", "MONITOR:a"})
  void areRefusedWhereverTheyComeIn(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineFeedback.Measured(name, 0, Optional.empty()).opinion())
        .withMessageContaining("monitors");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LineFeedback.Answered(name, 1, Optional.empty(), Optional.empty()).opinion());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutsideScore(name, OptionalDouble.of(1), "", "").opinions());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutsideScore(name, OptionalDouble.empty(), "pass", "").opinions());
  }

  @Test
  void areLeftOutOfASpanThatIsGoodOtherwise() {
    var attributes =
        new SpanAttributes(
            Map.of(
                "gen_ai.evaluation.name",
                "judge:helpful@0193",
                "gen_ai.evaluation.score.value",
                0.0));
    assertThat(EvaluationAttributes.read(attributes, List.of())).isEmpty();
  }

  @Test
  void leaveOtherNamesAlone() {
    assertThat(new OutsideScore("judged", OptionalDouble.of(1), "", "").opinions()).hasSize(1);
  }
}
