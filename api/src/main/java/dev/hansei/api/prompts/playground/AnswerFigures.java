package dev.hansei.api.prompts.playground;

import dev.hansei.api.pages.Costs;
import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.models.Usage;
import org.jspecify.annotations.Nullable;

/** What an answer took, in one line. */
final class AnswerFigures {
  private AnswerFigures() {}

  /**
   * How long the whole answer took.
   *
   * @param isKept whether it came from the journal, and the time is that of the call that was paid
   */
  record Whole(long millis, boolean isKept) {}

  static String of(
      Usage usage, @Nullable Long cost, String currency, @Nullable Long first, Whole whole) {
    StringBuilder words = new StringBuilder();
    if (first != null) {
      words.append("First word after %s, ".formatted(Figures.millis(first)));
    }
    words.append(words.isEmpty() ? "All after " : "all after ");
    words.append(Figures.millis(whole.millis()));
    words.append("; ").append(tokens(usage)).append("; ").append(money(cost, currency));
    return words
        .append(whole.isKept() ? ". From the journal: nothing was paid this time." : ".")
        .toString();
  }

  private static String tokens(Usage usage) {
    return usage.inputTokens() == 0 && usage.outputTokens() == 0
        ? "tokens not told"
        : "%s in, %s out"
            .formatted(
                Figures.count(usage.inputTokens(), "token"), Figures.count(usage.outputTokens()));
  }

  private static String money(@Nullable Long cost, String currency) {
    if (cost == null) {
      return "cost not known";
    }
    return cost == 0 ? "free" : Costs.money(cost, currency);
  }
}
