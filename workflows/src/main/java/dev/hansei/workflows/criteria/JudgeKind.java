package dev.hansei.workflows.criteria;

/** How a judge comes to its verdict. */
public enum JudgeKind {
  /** A model is asked, and passes or fails an answer by a rubric. */
  RUBRIC,
  /** Weights learnt from people's labels, applied in this process; nothing is asked or paid. */
  LEARNED,
  /** A model grades by a rubric, 1 to 5. */
  GRADES,
  /** A model puts the answer into one of some named categories. */
  CATEGORIES,
  /** A model follows written steps and gives 0 to 10 (G-Eval, without token probabilities). */
  G_EVAL,
  /** How many sentences of the answer the context supports. */
  FACTUAL_CONSISTENCY,
  /** How many sentences of the answer speak to the question. */
  ANSWER_RELEVANCE,
  /** Whether the useful passages of the context come first. */
  CONTEXT_PRECISION,
  /** How many sentences of the reference the context holds. */
  CONTEXT_RECALL,
  /** Whether the answer says what the reference says. */
  REFERENCE_EQUIVALENCE,
  /** How much of what people said of an earlier answer the new one takes up. */
  FEEDBACK_INCORPORATION,
  /** A model says of each hazard category whether the answer is safe. */
  SAFETY,
  /** Other judges together, by a rule. */
  JURY,
  /** A model says which of two answers is better, in both orders: this run's or its baseline's. */
  PAIRWISE
}
