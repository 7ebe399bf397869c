package dev.hansei.activities.suites;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Spend;
import java.util.Objects;

/** What one call may take at most, and what it took. Pure. */
final class WorstCase {
  /** What a provider adds to each message, and to each tool. */
  private static final long TOKENS_AROUND = 8;

  private WorstCase() {}

  /**
   * Of a call that is not made yet.
   *
   * @param longest the most tokens that an answer of this run had so far: who sets no {@code
   *     maxTokens} is taken to write as much again
   */
  static Spend of(ModelRequest request, Pricing pricing, long longest) {
    if (request.model().isFree()) {
      return new Spend(1, 0, 0);
    }
    Integer limit = request.settings().maxTokens();
    long output = limit == null ? Math.max(CallEstimates.ANSWER.high(), longest) : limit;
    return priced(request, pricing, new Usage(input(request), output, 0));
  }

  /** Of one that was made: nothing where it failed, or the answer was in the journal after all. */
  static Spend of(ModelRequest request, Pricing pricing, ModelReply reply) {
    return switch (reply) {
      case ModelReply.Failed _ -> Spend.NONE;
      case ModelReply.Answered answered when answered.fromJournal() -> Spend.NONE;
      case ModelReply.Answered answered ->
          request.model().isFree()
              ? new Spend(1, 0, 0)
              : priced(request, pricing, answered.usage());
    };
  }

  private static Spend priced(ModelRequest request, Pricing pricing, Usage usage) {
    long micros = pricing.priceOf(request.model()).map(price -> price.micros(usage)).orElse(0L);
    return new Spend(1, usage.inputTokens() + usage.outputTokens(), micros);
  }

  private static long input(ModelRequest request) {
    long tokens = TokenRange.of(request.outputSchema()).high();
    for (Message message : request.messages()) {
      tokens += TokenRange.of(message.content()).high() + TOKENS_AROUND;
    }
    for (Tool tool : Objects.requireNonNull(request.toolsOrNone())) {
      tokens += TokenRange.of(tool.name() + tool.description() + tool.parameters()).high();
      tokens += TOKENS_AROUND;
    }
    return tokens;
  }
}
