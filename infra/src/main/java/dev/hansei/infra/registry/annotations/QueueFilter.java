package dev.hansei.infra.registry.annotations;

/** Which queues a list shows. */
public enum QueueFilter {
  /** Every one. */
  ALL,
  /** Open and overdue ones. */
  TAKING_LABELS
}
