package dev.hansei.workflows.annotations;

/** What counts where those who labelled an answer differ. */
public enum Settling {
  /** Whoever did not review it settles it. */
  ADJUDICATION,
  /**
   * What more than half of the reviewers say, once all reviews are in; where there is no such word,
   * somebody who did not review it.
   */
  MAJORITY,
  /**
   * As {@link #MAJORITY}; and what nobody here settled when the queue closes is what more than half
   * of all human beings say who labelled it, those from elsewhere too.
   */
  CROWD;

  /** Whether more than half of the reviewers are enough. */
  public boolean isByMajority() {
    return this != ADJUDICATION;
  }
}
