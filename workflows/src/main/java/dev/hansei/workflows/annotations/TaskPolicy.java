package dev.hansei.workflows.annotations;

import java.util.List;
import java.util.Optional;

/** Where a task stands, from what was said about it. Pure. */
public final class TaskPolicy {
  private TaskPolicy() {}

  /**
   * What is known of a task.
   *
   * @param reviewers how many reviews are wanted
   * @param reviews the reviews that stand
   * @param adjudication the adjudicator's label, where there is one that stands
   * @param skips how many people skipped it for a reason that lies in the item
   * @param isClosing whether the queue takes nothing more
   */
  public record Situation(
      int reviewers,
      List<Label> reviews,
      Optional<Label> adjudication,
      int skips,
      boolean isClosing) {
    public Situation {
      reviews = List.copyOf(reviews);
    }
  }

  /** Where it stands now. */
  public static TaskDecision decide(Situation task) {
    if (task.adjudication().isPresent()) {
      return TaskDecision.labelled(task.adjudication().get(), Resolution.ADJUDICATED);
    }
    long different = task.reviews().stream().distinct().count();
    if (different > 1) {
      return TaskDecision.in(task.isClosing() ? TaskState.UNLABELLED : TaskState.DISPUTED);
    }
    if (task.reviews().size() >= task.reviewers()) {
      Resolution how = task.reviewers() == 1 ? Resolution.SINGLE : Resolution.AGREED;
      return TaskDecision.labelled(task.reviews().getFirst(), how);
    }
    return different == 1 ? halfReviewed(task) : unreviewed(task);
  }

  private static TaskDecision halfReviewed(Situation task) {
    return task.isClosing()
        ? TaskDecision.labelled(task.reviews().getFirst(), Resolution.PARTIAL)
        : TaskDecision.in(TaskState.OPEN);
  }

  private static TaskDecision unreviewed(Situation task) {
    int enough = task.isClosing() ? 1 : task.reviewers();
    if (task.skips() >= enough) {
      return TaskDecision.in(TaskState.SKIPPED);
    }
    return TaskDecision.in(task.isClosing() ? TaskState.UNLABELLED : TaskState.OPEN);
  }
}
