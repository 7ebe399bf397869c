package dev.hansei.infra.registry.lineage;

/** Which way to walk from a thing. */
public enum Direction {
  /** To what it was made of. */
  UP,
  /** To what was made of it. */
  DOWN,
  /** Up to all it was made of, and down to all that was made of it; not to siblings. */
  BOTH
}
