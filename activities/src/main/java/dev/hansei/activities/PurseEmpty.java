package dev.hansei.activities;

/** A call that would not fit into the budget was not made. No failure: the work waits. */
public final class PurseEmpty extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PurseEmpty() {
    // Thrown for every item of a chunk at the limit; nobody reads where from.
    super("a call does not fit into what is left of the budget", null, false, false);
  }
}
