package dev.hansei.workflows.annotations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
   * @param rule what counts where reviewers differ
   * @param crowd what human beings elsewhere said; counts only where the rule says so
   */
  public record Situation(
      int reviewers,
      List<Label> reviews,
      Optional<Label> adjudication,
      int skips,
      boolean isClosing,
      Settling rule,
      List<Label> crowd) {
    public Situation {
      reviews = List.copyOf(reviews);
      crowd = List.copyOf(crowd);
    }

    /** Where differences are adjudicated. */
    public Situation(
        int reviewers,
        List<Label> reviews,
        Optional<Label> adjudication,
        int skips,
        boolean isClosing) {
      this(reviewers, reviews, adjudication, skips, isClosing, Settling.ADJUDICATION, List.of());
    }
  }

  /** Where it stands now. */
  public static TaskDecision decide(Situation task) {
    if (task.adjudication().isPresent()) {
      return TaskDecision.labelled(task.adjudication().get(), Resolution.ADJUDICATED);
    }
    long different = task.reviews().stream().distinct().count();
    if (different > 1) {
      return differing(task);
    }
    if (task.reviews().size() >= task.reviewers()) {
      Resolution how = task.reviewers() == 1 ? Resolution.SINGLE : Resolution.AGREED;
      return TaskDecision.labelled(task.reviews().getFirst(), how);
    }
    return different == 1 ? halfReviewed(task) : unreviewed(task);
  }

  /**
   * All reviews are waited for, also where one settles nothing any more: how far people agree is
   * known only where as many say what they think of what is disputed as of what is not.
   */
  private static TaskDecision differing(Situation task) {
    if (task.reviews().size() < task.reviewers() && !task.isClosing()) {
      return TaskDecision.in(TaskState.OPEN);
    }
    if (task.rule().isByMajority()) {
      Optional<Label> most = Majority.of(task.reviews());
      if (most.isPresent()) {
        return TaskDecision.labelled(most.get(), Resolution.MAJORITY);
      }
    }
    return task.isClosing() ? unsettled(task) : TaskDecision.in(TaskState.DISPUTED);
  }

  /** Nobody here settled it, and the queue closes. */
  private static TaskDecision unsettled(Situation task) {
    if (task.rule() != Settling.CROWD) {
      return TaskDecision.in(TaskState.UNLABELLED);
    }
    List<Label> all = Stream.concat(task.reviews().stream(), task.crowd().stream()).toList();
    return Majority.of(all)
        .map(label -> TaskDecision.labelled(label, Resolution.MAJORITY))
        .orElseGet(() -> TaskDecision.in(TaskState.UNLABELLED));
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
    return task.isClosing() ? unsettled(task) : TaskDecision.in(TaskState.OPEN);
  }
}
