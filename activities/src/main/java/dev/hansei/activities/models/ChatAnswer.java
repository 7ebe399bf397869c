package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.Usage;
import java.util.Optional;

/**
 * What a whole answer comes to: the calls that the model asks for, else its text.
 *
 * @param logprobs of the text; those of calls are not kept, for their text is written anew
 */
record ChatAnswer(String text, ToolCalls calls, Usage usage, Optional<Logprobs> logprobs) {
  /** From a provider that tells no chances of tokens. */
  ChatAnswer(String text, ToolCalls calls, Usage usage) {
    this(text, calls, usage, Optional.empty());
  }

  ProviderReply reply() {
    if (!calls.isReadable()) {
      return new ProviderReply.Final(CallFailure.MALFORMED);
    }
    if (!calls.isEmpty()) {
      return new ProviderReply.Text(calls.text(), usage);
    }
    return text.isBlank()
        ? new ProviderReply.Final(CallFailure.EMPTY)
        : new ProviderReply.Text(text, usage, logprobs, Leeway.UNSAID);
  }
}
