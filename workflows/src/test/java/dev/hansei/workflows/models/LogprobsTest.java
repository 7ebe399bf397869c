package dev.hansei.workflows.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogprobsTest {
  /** The figures of promptfoo 0.121's formula, reckoned apart. */
  @ParameterizedTest
  @CsvSource({
    "-0.2 -0.4 -0.1 -0.3, 1.2840254166877414, 0.4378234991142019",
    "0, 1, 0.5",
    "-0.6931471805599453 -0.6931471805599453, 2, 0.3333333333333333",
    "-5, 148.4131591025766, 0.006692850924284856",
    "-0.1 -2.3 -0.05, 2.2629441046248577, 0.306471691802079"
  })
  void isWhatPromptfooMakesOfTheSameTokens(String tokens, double perplexity, double score) {
    double[] each = Arrays.stream(tokens.split(" ")).mapToDouble(Double::parseDouble).toArray();
    var logprobs = new Logprobs(each.length, DoubleStream.of(each).sum());
    assertThat(logprobs.perplexity()).isCloseTo(perplexity, within(1e-12));
    assertThat(logprobs.perplexityScore()).isCloseTo(score, within(1e-12));
  }

  @Test
  void chancesThatNoDoubleHoldsAreEndlesslyPerplexing() {
    var next = new Logprobs(1, -9_999);
    assertThat(next.perplexity()).isInfinite();
    assertThat(next.perplexityScore()).isZero();
  }

  @Test
  void isOfATokenAtLeastAndOfFiniteChances() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Logprobs(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Logprobs(1, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Logprobs(1, Double.NEGATIVE_INFINITY));
  }
}
