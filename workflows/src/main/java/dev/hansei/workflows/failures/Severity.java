package dev.hansei.workflows.failures;

/** How bad a failure is, mildest first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH
}
