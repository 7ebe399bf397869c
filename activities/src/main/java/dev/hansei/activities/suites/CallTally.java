package dev.hansei.activities.suites;

import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.TokenRange;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the calls of one purpose came to, over the items that were looked at. Not thread-safe. */
final class CallTally {
  /** What a provider adds to each message. */
  private static final TokenRange PER_MESSAGE = new TokenRange(3, 8);

  private final Set<CallKey> keys = new HashSet<>();
  private long requests;
  private TokenRange input = TokenRange.NONE;
  private Optional<ModelName> model = Optional.empty();

  void add(CallKey key, ModelRequest request) {
    keys.add(key);
    requests++;
    model = Optional.of(request.model());
    for (Message message : request.messages()) {
      input = input.plus(TokenRange.of(message.content())).plus(PER_MESSAGE);
    }
  }

  /** Each once, however often it is asked. */
  Set<CallKey> keys() {
    return keys;
  }

  long requests() {
    return requests;
  }

  /** Of all requests. */
  TokenRange input() {
    return input;
  }

  /** Who is asked; empty where no request could be rendered. */
  Optional<ModelName> model() {
    return model;
  }
}
