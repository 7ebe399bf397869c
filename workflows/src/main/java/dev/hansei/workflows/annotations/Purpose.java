package dev.hansei.workflows.annotations;

/** What a person is asked for. */
public enum Purpose {
  /** To label, blind: without seeing what others said, or a judge. */
  REVIEW,
  /** To settle what reviewers disagreed on, having read what they said; never one of them. */
  ADJUDICATION,
  /** As a review, but the right answer is known, which the person is not told. */
  GOLD
}
