package dev.hansei.api;

/** What a process of the service does; {@code HANSEI_ROLES} lists one or both. */
public enum ServiceRole {
  /** Answers people and programs: pages, REST, ingestion doors. */
  API,
  /** Works off Temporal's task queues. */
  WORKER
}
