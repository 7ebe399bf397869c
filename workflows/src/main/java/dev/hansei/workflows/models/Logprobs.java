package dev.hansei.workflows.models;

/**
 * How likely a model found what it wrote itself: the natural logarithms of the chances that it gave
 * to the tokens of its answer, added up.
 *
 * @param tokens how many there are, at least 1
 * @param sum of their logarithms; finite, and negative unless the model was sure of every token
 */
public record Logprobs(long tokens, double sum) {
  public Logprobs {
    if (tokens < 1) {
      throw new IllegalArgumentException("logprobs are of at least 1 token: " + tokens);
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException("a sum of logprobs is finite: " + sum);
    }
  }

  /**
   * 1 where the model was sure of every token; n where it was as unsure as among n equal ones, on
   * (geometric) average. Infinite where a double cannot hold it.
   *
   * <p>Source: Jelinek et al., "Perplexity, a measure of the difficulty of speech recognition
   * tasks" (1977), of the model's own answer as promptfoo has it.
   */
  public double perplexity() {
    return Math.exp(-sum / tokens);
  }

  /** 1 / (1 + perplexity) as promptfoo has it: 0.5 where it was sure, near 0 where it guessed. */
  public double perplexityScore() {
    return 1 / (1 + perplexity());
  }
}
