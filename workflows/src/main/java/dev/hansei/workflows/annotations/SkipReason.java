package dev.hansei.workflows.annotations;

/** Why somebody passes a task by. */
public enum SkipReason {
  /** Neither the rubric nor the material lets one say. Counts towards {@link TaskState#SKIPPED}. */
  CANNOT_JUDGE(true),
  /** The text is garbled, cut or empty. Counts towards {@link TaskState#SKIPPED}. */
  BROKEN(true),
  /** The language, the subject or a conflict of interest: somebody else should. */
  NOT_FOR_ME(false);

  private final boolean isOfTheItem;

  SkipReason(boolean isOfTheItem) {
    this.isOfTheItem = isOfTheItem;
  }

  /** Whether the reason lies in the item and not in the person. */
  public boolean isOfTheItem() {
    return isOfTheItem;
  }
}
