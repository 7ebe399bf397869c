package dev.hansei.workflows.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.criteria.ExamplePolicy.Near;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplePolicyTest {
  private static final List<Near> SET =
      List.of(
          new Near(0, 0.9, true),
          new Near(1, 0.8, true),
          new Near(2, 0.7, true),
          new Near(3, 0.2, false),
          new Near(4, 0.1, false),
          new Near(5, 0.0, false));

  @Test
  void bothVerdictsAreShownAndTheOddPlaceGoesToTheNearest() {
    assertThat(ExamplePolicy.choose(SET, 5)).extracting(Near::place).containsExactly(0, 1, 2, 3, 4);
    assertThat(ExamplePolicy.choose(SET, 2)).extracting(Near::place).containsExactly(0, 3);
  }

  @Test
  void whereOneVerdictIsRareTheOtherFillsUp() {
    assertThat(ExamplePolicy.choose(SET.subList(0, 4), 4))
        .extracting(Near::place)
        .containsExactly(0, 1, 2, 3);
    assertThat(ExamplePolicy.choose(SET.subList(0, 2), 5)).hasSize(2);
    assertThat(ExamplePolicy.choose(List.of(), 5)).isEmpty();
  }
}
