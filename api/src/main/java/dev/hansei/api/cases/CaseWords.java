package dev.hansei.api.cases;

import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseProblem;

/** What is wrong with a case, in a sentence for people. */
final class CaseWords {
  private CaseWords() {}

  static String of(CaseProblem problem) {
    return switch (problem) {
      case UNREADABLE -> "The model gave no question and answer that could be read.";
      case MODEL_FAILED -> "The model call failed.";
      case NOT_ANSWERABLE -> "The question cannot be answered from the cited passages.";
      case NOT_GROUNDED -> "The reference answer says what the cited passages do not.";
      case AMBIGUOUS -> "The question can be read in several ways.";
      case DUPLICATE -> "The same question stands in this dataset already.";
      case IN_OTHER_SPLIT -> "The same question stands in a dataset of another split.";
      case NO_REFERENCE -> "There is nothing to compare an answer with.";
      case TOO_LARGE ->
          "A case has at most %d KiB, context and fields together."
              .formatted(CaseContent.BYTES_MAX >> 10);
      case DROPPED_BY_PERSON -> "A person dropped it.";
    };
  }
}
