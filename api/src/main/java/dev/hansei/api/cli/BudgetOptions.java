package dev.hansei.api.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may pay, or what is added to that. */
final class BudgetOptions {
  @Option(
      names = "--max-calls",
      paramLabel = "N",
      description = "model calls that it may pay; at the limit it waits")
  private @Nullable Long maxCalls;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "tokens in and out of those; at the limit it waits")
  private @Nullable Long maxTokens;

  @Option(
      names = "--max-cost",
      paramLabel = "MONEY",
      description = "what they may cost, in the currency of the price list; at the limit it waits")
  private @Nullable BigDecimal maxCost;

  /** The limits that were named. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    if (maxCalls != null) {
      body.put("calls", maxCalls);
    }
    if (maxTokens != null) {
      body.put("tokens", maxTokens);
    }
    if (maxCost != null) {
      body.put("cost", maxCost);
    }
    return body;
  }
}
