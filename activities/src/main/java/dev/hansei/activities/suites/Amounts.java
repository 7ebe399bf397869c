package dev.hansei.activities.suites;

import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import java.util.Locale;

/** What is measured of an answer beside its text: time, money, tokens, perplexity. */
final class Amounts {
  private static final double MICROS = 1_000_000;

  private Amounts() {}

  /** Milliseconds, money in the currency of the price list, tokens, or perplexity from 1. */
  static double of(MetricType type, GivenAnswer answer) {
    if (type == MetricType.LATENCY) {
      return answer.latencyMillis();
    }
    if (type == MetricType.COST) {
      return answer.costMicros().orElseThrow() / MICROS;
    }
    if (type == MetricType.TOKENS) {
      return answer.usage().outputTokens();
    }
    if (type == MetricType.PERPLEXITY) {
      return answer.logprobs().orElseThrow().perplexity();
    }
    throw new IllegalArgumentException("metric '%s' is no amount".formatted(type.word()));
  }

  /** Such as {@code 812, at most 500}. */
  static String say(Assertion assertion, double amount) {
    return "%s, at most %s".formatted(number(amount), number(assertion.threshold()));
  }

  /** The amount in at most six decimals. */
  static String number(double amount) {
    return amount == Math.rint(amount)
        ? String.format(Locale.ROOT, "%.0f", amount)
        : String.format(Locale.ROOT, "%.6f", amount).replaceAll("0+$", "");
  }
}
