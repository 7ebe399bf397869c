package dev.hansei.workflows.cases;

/**
 * What a dataset's cases may be used for. The server enforces it: a question that stands in one
 * split is refused in another, so that nothing is trained or aligned on what later judges it.
 */
public enum Split {
  GENERATE,
  ALIGN,
  TUNE,
  GATE,
  CANARY
}
