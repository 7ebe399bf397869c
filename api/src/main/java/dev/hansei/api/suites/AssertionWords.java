package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Corpus;
import dev.hansei.workflows.criteria.MetricType;
import java.util.Locale;

/** Assertions in words, for pages. */
public final class AssertionWords {
  private AssertionWords() {}

  /** When it passes, such as {@code 0.75} or {@code at most 500 ms}. */
  public static String passes(Assertion assertion) {
    if (assertion.set() != null && assertion.set().every()) {
      return "all pass";
    }
    return switch (assertion.type().passing()) {
      case YES_OR_NO -> assertion.negates() ? "no" : "yes";
      case FROM ->
          (assertion.negates() ? "below " : "from ") + Figures.score(assertion.threshold());
      case AT_MOST ->
          (assertion.negates() ? "over " : "at most ")
              + number(assertion.threshold())
              + unit(assertion.type());
    };
  }

  /** What it compares an answer with, and what is done to the answer first. */
  public static String compared(Assertion assertion) {
    String first = assertion.transform() == null ? "" : "after " + assertion.transform() + ": ";
    return first + with(assertion);
  }

  private static String with(Assertion assertion) {
    return switch (assertion.type().reads()) {
      case REFERENCE, REFERENCES, JSON ->
          assertion.valueIfSet().orElse("the case's reference answer");
      case RUBRIC -> "its judge's rubric";
      case SET -> "its members, below";
      case SOURCES ->
          Corpus.isAskedBy(assertion)
              ? "the documents that the cases were made of"
              : "the case's passages"
                  + assertion.valueIfSet().map(text -> " and " + text).orElse("");
      case TOOLS -> "the tools that the prompt offers";
      case NOTHING, STEPS, TEXT, LIST, LIST_IF_ANY, PATTERN, SCHEMA, SQL, COUNT ->
          assertion.valueIfSet().orElse("nothing");
    };
  }

  private static String number(double amount) {
    return amount == Math.rint(amount)
        ? String.format(Locale.ROOT, "%,.0f", amount)
        : String.valueOf(amount);
  }

  private static String unit(MetricType type) {
    if (type == MetricType.LATENCY) {
      return " ms";
    }
    if (type == MetricType.COST) {
      return " US dollars";
    }
    if (type == MetricType.RECITATION) {
      return " words";
    }
    if (type == MetricType.PERPLEXITY) {
      return "";
    }
    return type == MetricType.TOKENS ? " tokens" : " characters";
  }
}
