package dev.hansei.api.prompts.playground;

import dev.hansei.workflows.models.CallFailure;

/** Why there is no answer, for people; never a provider's own words. */
final class FailureWords {
  private FailureWords() {}

  static String of(CallFailure reason) {
    return switch (reason) {
      case RATE_LIMITED -> "The provider takes no more calls now. Ask again in a minute.";
      case UNAVAILABLE -> "The provider did not answer, or broke off. Ask again.";
      case TIMEOUT -> "The model took too long. Ask again, or for a shorter answer.";
      case REJECTED ->
          "The model does not take this request: its settings, its tools, or its length.";
      case UNAUTHORIZED -> "The provider does not take this installation's key. Tell the operator.";
      case MALFORMED -> "What came was not the answer of such a provider.";
      case EMPTY -> "The model answered with no text.";
      case TRUNCATED -> "The answer was cut off at the token limit. Allow more tokens.";
      case FILTERED -> "The provider's filter kept the answer back, or the model refused.";
      case NO_RECORDING -> "The recorded set has no output for this question.";
      case UNKNOWN_MODEL -> "No provider here has a model of that name; see the page models.";
      case ADDRESS_REFUSED -> "The provider's address is one that the operator has not allowed.";
    };
  }
}
