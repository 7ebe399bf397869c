package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Usage;

/** What a whole answer comes to: the calls that the model asks for, else its text. */
record ChatAnswer(String text, ToolCalls calls, Usage usage) {
  ProviderReply reply() {
    if (!calls.isReadable()) {
      return new ProviderReply.Final(CallFailure.MALFORMED);
    }
    if (!calls.isEmpty()) {
      return new ProviderReply.Text(calls.text(), usage);
    }
    return text.isBlank()
        ? new ProviderReply.Final(CallFailure.EMPTY)
        : new ProviderReply.Text(text, usage);
  }
}
