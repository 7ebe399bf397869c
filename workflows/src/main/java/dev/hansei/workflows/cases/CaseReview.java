package dev.hansei.workflows.cases;

/**
 * What the second pass answers about a generated question and its reference answer.
 *
 * @param answerable whether the cited passages hold an answer
 * @param grounded whether all that the reference answer says stands in them
 * @param unambiguous whether the question has one reading without knowing the passages
 */
public record CaseReview(boolean answerable, boolean grounded, boolean unambiguous) {}
