package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PerplexityAssertionTest {
  @Test
  void isTakenByPromptfoosNamesAndToldInWords() {
    Assertion most = given("perplexity", 5.0).assertion();
    assertThat(most.type()).isEqualTo(MetricType.PERPLEXITY);
    assertThat(most.metric()).isEqualTo("perplexity");
    assertThat(AssertionWords.passes(most)).isEqualTo("at most 5");
    assertThat(AssertionWords.passes(given("not-perplexity", 1.5).assertion()))
        .isEqualTo("over 1.5");
    assertThat(given("perplexity-score", null).assertion().threshold())
        .as("without a threshold promptfoo passes whatever it scores")
        .isZero();
  }

  @Test
  void withoutAThresholdPerplexityAsksNothing() {
    assertThatThrownBy(() -> given("perplexity", null).assertion())
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageContaining("perplexity");
    assertThatThrownBy(() -> given("perplexity-score", 1.5).assertion())
        .isInstanceOf(InvalidFieldException.class);
  }

  private static NewAssertion given(String type, @Nullable Double threshold) {
    return new NewAssertion(type, null, threshold, null, null, null, null, null);
  }
}
