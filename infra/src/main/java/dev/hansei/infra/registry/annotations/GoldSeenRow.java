package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.annotations.TaskState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * What one person may know of one item of gold.
 *
 * @param reviewers how many labels end another task of its queue
 * @param answers how many people answered it and did not take that back
 * @param skips how many passed it by for a reason that lies in the item
 * @param awaited 1 while the person may still be given it or has it in their hands, else 0
 * @param passed 1 where the person passed it by and did not answer it all the same, else 0
 * @param unfit 1 where they did so for a reason that lies in the item, else 0
 * @param gone 1 where it was taken out of use, the person does not have it, and they did not pass
 *     it by since then, else 0
 */
@MappedEntity("annotations_gold")
record GoldSeenRow(
    @Id @Binary16 UUID taskId,
    @Binary16 UUID queueId,
    int reviewers,
    int answers,
    int skips,
    int awaited,
    int passed,
    int unfit,
    int gone) {
  /**
   * Where it would stand if it were like all others. Before the person met it, it wants a label as
   * far as they can know, whatever others said; from then on the rule of other tasks says it. One
   * that they passed by is not labelled: another task would have wanted their label until then.
   * What was taken out of use counts as labelled by others.
   */
  TaskState state() {
    if (awaited == 1) {
      return TaskState.OPEN;
    }
    if (passed == 1 && (gone == 0 || isSkipped())) {
      return isSkipped() ? TaskState.SKIPPED : TaskState.OPEN;
    }
    if (gone == 1 || answers >= reviewers) {
      return TaskState.LABELLED;
    }
    return answers == 0 && skips >= reviewers ? TaskState.SKIPPED : TaskState.OPEN;
  }

  /** A task of one reviewer that the person had was answered by nobody else. */
  private boolean isSkipped() {
    return unfit == 1 && skips >= reviewers && (answers == 0 || reviewers == 1);
  }
}
