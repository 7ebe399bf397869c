package dev.hansei.workflows.annotations;

import dev.hansei.workflows.cases.Split;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer, or pair of answers, that a queue asks about.
 *
 * @param item unique in the queue: equal answers to equal questions are asked about once
 * @param origin where its texts lie
 * @param isTurned whether answer b of a pair stands first, for everybody who sees it
 * @param split what the case may be used for; labels inherit it
 * @param settled the label that counts and how it came about; present exactly where {@code
 *     LABELLED}
 */
public record Task(
    TaskId id,
    QueueId queueId,
    ItemKey item,
    Origin origin,
    boolean isTurned,
    Split split,
    TaskState state,
    Optional<Settled> settled) {
  public Task {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(queueId, "queueId is null");
    Objects.requireNonNull(item, "item is null");
    Objects.requireNonNull(origin, "origin is null");
    Objects.requireNonNull(split, "split is null");
    Objects.requireNonNull(state, "state is null");
    if (settled.isPresent() != (state == TaskState.LABELLED)) {
      throw new IllegalArgumentException("a task has a label exactly when it is labelled");
    }
  }

  /** A new one of an item; of a pair answer a stands first. */
  public static Task open(TaskId id, QueueId queue, Item item, Origin origin, Split split) {
    return new Task(id, queue, item.key(), origin, false, split, TaskState.OPEN, Optional.empty());
  }

  /** The same pair with the other answer first. */
  public Task turned() {
    return new Task(id, queueId, item, origin, !isTurned, split, state, settled);
  }

  /** The answer of a run that it asks about, where it is one. */
  public Optional<Origin.OfRun> ofRun() {
    return origin instanceof Origin.OfRun run ? Optional.of(run) : Optional.empty();
  }

  /** The same with another label that counts, such as that of another field. */
  public Task settledAs(Settled other) {
    return new Task(
        id, queueId, item, origin, isTurned, split, TaskState.LABELLED, Optional.of(other));
  }

  /** The label that counts. */
  public record Settled(Label label, Resolution resolution) {
    public Settled {
      Objects.requireNonNull(label, "label is null");
      Objects.requireNonNull(resolution, "resolution is null");
    }
  }
}
