package dev.hansei.api.projects;

/**
 * An answer with something secret in it that is shown once. Kept for a repeated request, it is kept
 * without: a secret stands nowhere but with its owner.
 */
interface ShownOnce {
  /** The same without what is secret. */
  Object again();
}
