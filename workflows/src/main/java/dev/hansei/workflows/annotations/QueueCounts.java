package dev.hansei.workflows.annotations;

/** How many tasks of a queue stand where. */
public record QueueCounts(int open, int disputed, int labelled, int skipped, int unlabelled) {
  /** No task yet. */
  public static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0);

  public QueueCounts {
    if (open < 0 || disputed < 0 || labelled < 0 || skipped < 0 || unlabelled < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /**
   * The same without what would tell a reviewer whether the other one agreed: a task counts as
   * labelled once it has all its reviews.
   */
  public QueueCounts blind() {
    return new QueueCounts(open, 0, labelled + disputed, skipped, unlabelled);
  }

  /** The same with others, state by state. */
  public QueueCounts plus(QueueCounts others) {
    return new QueueCounts(
        open + others.open,
        disputed + others.disputed,
        labelled + others.labelled,
        skipped + others.skipped,
        unlabelled + others.unlabelled);
  }

  /** All tasks. */
  public int sum() {
    return open + disputed + labelled + skipped + unlabelled;
  }

  /** Those that somebody still has to do something about. */
  public int remaining() {
    return open + disputed;
  }

  /** Those that have ended. */
  public int ended() {
    return labelled + skipped + unlabelled;
  }
}
