package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.workflows.models.Logprobs;
import java.util.Optional;

/** Reads what a provider tells of the chances of an answer's tokens. */
final class TokenChances {
  private TokenChances() {}

  /**
   * Of a list with one object a token, as OpenAI's chat completions have it.
   *
   * @return empty where there is no list, it is empty, or one of its tokens has no finite
   *     logarithm: a sum over some of them is not that of the answer
   */
  static Optional<Logprobs> listed(JsonNode tokens, String field) {
    double sum = 0;
    for (JsonNode token : tokens) {
      JsonNode one = token.path(field);
      sum += one.isNumber() ? one.doubleValue() : Double.NaN;
    }
    return logprobs(tokens.isArray() ? tokens.size() : 0, sum);
  }

  /** Of the mean over so many tokens; empty where one of both is not told. */
  static Optional<Logprobs> averaged(JsonNode mean, long tokens) {
    return mean.isNumber() ? logprobs(tokens, mean.doubleValue() * tokens) : Optional.empty();
  }

  private static Optional<Logprobs> logprobs(long tokens, double sum) {
    return tokens > 0 && Double.isFinite(sum)
        ? Optional.of(new Logprobs(tokens, sum))
        : Optional.empty();
  }
}
