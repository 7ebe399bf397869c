package dev.hansei.workflows.failures;

/** Where a failure mode stands in its life. */
public enum ClusterState {
  /** Found, and nobody has done anything about it yet. */
  OPEN,
  /** Cases were made of it, so that suites measure it. */
  IN_SUITE,
  /** Somebody says that a prompt version fixed it. */
  FIXED,
  /** Done with: the fix held. */
  CLOSED,
  /** Fixed or closed once, and back: a prompt version and a first trace are named. */
  REOPENED,
  /** Not worth anything; comes back only when it has grown. */
  DISMISSED
}
