package dev.hansei.workflows.cases;

/** Why a generated case is rejected. Kept with the row, so that a shortfall can be explained. */
public enum CaseProblem {
  /** The model gave no question and answer that could be read. */
  UNREADABLE,
  /** The model call failed. */
  MODEL_FAILED,
  /** The question cannot be answered from the cited passages. */
  NOT_ANSWERABLE,
  /** The reference answer says what the cited passages do not. */
  NOT_GROUNDED,
  /** The question can be read in several ways. */
  AMBIGUOUS,
  /** The same question stands in this dataset already. */
  DUPLICATE,
  /** The same question stands in a dataset of another split. */
  IN_OTHER_SPLIT,
  /** There is nothing to compare an answer with. */
  NO_REFERENCE,
  /** Larger than {@link CaseContent#BYTES_MAX}. */
  TOO_LARGE,
  /** A person dropped it. */
  DROPPED_BY_PERSON
}
