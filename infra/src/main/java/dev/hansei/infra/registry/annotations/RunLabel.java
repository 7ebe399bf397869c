package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether people passed one answer of a run.
 *
 * @param taskId which task of the queue
 * @param queueId where it was labelled
 * @param criterionId what was asked of it
 * @param ordinal the answer's place in its run
 * @param word {@code pass} or {@code fail}
 * @param split what the case may be used for
 * @param chance with which the queue drew it; absent for queues from before that was kept, which
 *     drew plainly
 * @param ended whether the queue takes labels no more
 */
@MappedEntity("annotations_task")
public record RunLabel(
    @Id int ordinal,
    @Binary16 UUID taskId,
    @Binary16 UUID queueId,
    @Binary16 UUID criterionId,
    String word,
    String split,
    @Nullable Double chance,
    boolean ended) {
  /** The chance; any number serves where all have the same. */
  public double chanceOrAny() {
    return chance == null ? 1 : chance;
  }

  /** Whether it passed. */
  public boolean passed() {
    return word.equals("pass");
  }

  /** The same of an equal answer at another place. */
  RunLabel at(int place) {
    return new RunLabel(place, taskId, queueId, criterionId, word, split, chance, ended);
  }
}
