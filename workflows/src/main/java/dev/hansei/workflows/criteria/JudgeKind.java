package dev.hansei.workflows.criteria;

/** How a judge comes to its verdict. */
public enum JudgeKind {
  /** A model is asked, and follows a rubric. */
  RUBRIC,
  /** Weights learnt from people's labels, applied in this process; nothing is asked or paid. */
  LEARNED
}
