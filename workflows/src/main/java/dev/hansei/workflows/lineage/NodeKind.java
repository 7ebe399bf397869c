package dev.hansei.workflows.lineage;

/**
 * What can stand at either end of a lineage edge. The id beside it is the noun's own id as text.
 */
public enum NodeKind {
  PERSON,
  ARTIFACT,
  EMBEDDING_SET,
  PROMPT_VERSION,
  JUDGE,
  TRACE,
  FEEDBACK,
  FAILURE,
  DOCUMENT,
  CASE,
  DATASET_VERSION,
  SUITE,
  RUN,
  OUTCOME,
  QUEUE,
  ANNOTATION,
  CERTIFICATE,
  VERDICT,
  PROMOTION,
  TUNING,
  ADAPTER,
  CAMPAIGN,
  CRITERION,
  RUBRIC,
  CLUSTER
}
