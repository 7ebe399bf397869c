package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.infra.registry.annotations.TaskStanding.Heard;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.FormPolicy.Decision;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Settling;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The end of a queue: it takes nothing more, every task is settled, and the sum is checked. */
@Singleton
public final class QueueClosings {
  /** Tasks settled in one transaction. */
  private static final int SETTLED_AT_ONCE = 500;

  private final QueueRepository queues;
  private final TaskRepository tasks;
  private final AnnotationRepository annotations;
  private final RatingRepository ratings;
  private final SkipRepository skips;
  private final CountRepository counts;
  private final TaskStanding standing;
  private final FieldAnswers fields;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  QueueClosings(
      QueueRepository queues,
      TaskRepository tasks,
      AnnotationRepository annotations,
      RatingRepository ratings,
      SkipRepository skips,
      CountRepository counts,
      TaskStanding standing,
      FieldAnswers fields,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.queues = queues;
    this.tasks = tasks;
    this.annotations = annotations;
    this.ratings = ratings;
    this.skips = skips;
    this.counts = counts;
    this.standing = standing;
    this.fields = fields;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Closes a queue; one that is closed already answers as it did. May be repeated after it was
   * interrupted: what was settled stays settled.
   *
   * @throws RegistryException INVALID {@code sum-mismatch} when tasks and plan differ
   */
  public AnnotateResult close(QueueClosing closing) {
    QueueName name = closing.queue();
    QueueRow row = transactions.write(() -> begin(name));
    while (!row.currentState().isTerminal() && settleSome(row) > 0) {
      // Page after page, each in a transaction of its own.
    }
    return transactions.write(() -> end(closing));
  }

  /**
   * From here on nobody's label is taken: whoever is submitting holds a lock that is waited for.
   */
  private QueueRow begin(QueueName name) {
    QueueRow row = lock(name);
    if (row.currentState().takesLabels() || row.currentState() == QueueState.PREPARING) {
      queues.setState(row.projectId(), row.queueId(), QueueState.CLOSING.name(), null);
      return lock(name);
    }
    return row;
  }

  private int settleSome(QueueRow queue) {
    return transactions.write(() -> {
      List<TaskRow> some = tasks.unended(queue.projectId(), queue.queueId(), SETTLED_AT_ONCE);
      if (!some.isEmpty()) {
        settle(queue, some);
      }
      return some.size();
    });
  }

  private void settle(QueueRow queue, List<TaskRow> some) {
    List<byte[]> keys = some.stream().map(row -> UuidBytes.of(row.taskId())).toList();
    Map<UUID, List<AnnotationRow>> said =
        annotations.standingOf(queue.projectId(), keys).stream()
            .collect(Collectors.groupingBy(AnnotationRow::taskId));
    Map<UUID, List<SkipRow>> skipped =
        skips.ofTasks(queue.projectId(), keys).stream()
            .filter(row -> SkipReason.valueOf(row.reason()).isOfTheItem())
            .collect(Collectors.groupingBy(SkipRow::taskId));
    Asked asked = standing.asked(queue);
    Map<UUID, Answers> answers =
        fields.of(asked, said.values().stream().flatMap(List::stream).toList());
    Map<UUID, List<Answers>> crowd = crowd(queue, asked, keys);
    List<byte[]> unlabelled = new ArrayList<>();
    for (TaskRow task : some) {
      Decision decision =
          standing.decide(
              queue,
              asked,
              new Heard(
                  said.getOrDefault(task.taskId(), List.of()),
                  answers,
                  skipped.getOrDefault(task.taskId(), List.of()).size(),
                  crowd.getOrDefault(task.taskId(), List.of())));
      if (decision.task().state() == TaskState.UNLABELLED) {
        unlabelled.add(UuidBytes.of(task.taskId()));
      } else {
        standing.write(asked, task, decision);
      }
    }
    if (!unlabelled.isEmpty()) {
      tasks.endUnlabelled(queue.projectId(), unlabelled);
    }
  }

  /** What human beings elsewhere said, where it counts. A model is no part of a crowd. */
  private Map<UUID, List<Answers>> crowd(QueueRow queue, Asked asked, List<byte[]> tasks) {
    if (asked.plan().rule() != Settling.CROWD) {
      return Map.of();
    }
    return RatingRows.ratings(
            asked.form(), ratings.ofTasks(queue.projectId(), queue.queueId(), tasks))
        .stream()
        // What was said in one order is of a judge that is measured.
        .filter(rating -> rating.author().isHuman() && rating.order().isEmpty())
        .collect(
            Collectors.groupingBy(
                rating -> rating.taskId().value(),
                Collectors.mapping(Rating::answers, Collectors.toList())));
  }

  private AnnotateResult end(QueueClosing closing) {
    QueueRow row = lock(closing.queue());
    QueueCounts sums = CountRow.counts(counts.tasks(row.projectId(), row.queueId()));
    if (sums.ended() != row.planned() || sums.remaining() > 0) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "sum-mismatch",
          "Queue %s has %d ended tasks for a plan of %d."
              .formatted(closing.queue().queueId(), sums.ended(), row.planned()));
    }
    QueueState state = row.currentState();
    if (!state.isTerminal()) {
      state = closing.state();
      queues.setState(row.projectId(), row.queueId(), state.name(), clock.instant());
      audit.append(
          closing.queue().projectId(),
          closing.by(),
          "annotations.close",
          Queues.node(closing.queue().queueId()),
          Map.of(
              "state", state.name(), "labelled", sums.labelled(), "unlabelled", sums.unlabelled()));
    }
    return new AnnotateResult(
        state, row.planned(), sums.labelled(), sums.skipped(), sums.unlabelled());
  }

  private QueueRow lock(QueueName name) {
    return queues
        .lock(name.projectId().value(), name.queueId().value())
        .orElseThrow(() -> RegistryException.notFound("queue", name.queueId()));
  }
}
