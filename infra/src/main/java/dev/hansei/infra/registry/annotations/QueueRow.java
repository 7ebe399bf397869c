package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code annotations_queue}. */
@MappedEntity("annotations_queue")
record QueueRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID queueId,
    String name,
    @Binary16 UUID criterionId,
    String input,
    String rubric,
    int reviewers,
    String state,
    int planned,
    boolean forAll,
    String lateStep,
    @Nullable Instant lateAt,
    @Nullable String agreement,
    String failureCode,
    Instant createdAt,
    Instant deadline,
    @Nullable Instant endedAt) {
  static QueueRow prepared(AnnotateInput input, String rubric, CanonicalJson json, Instant now) {
    return new QueueRow(
        input.projectId().value(),
        input.queueId().value(),
        input.plan().name(),
        input.plan().criterionId().value(),
        json.write(input),
        rubric,
        input.plan().reviewers(),
        QueueState.PREPARING.name(),
        0,
        input.plan().assignees().isEmpty(),
        "",
        null,
        null,
        "",
        now,
        now.plus(input.plan().patience()),
        null);
  }

  QueueState currentState() {
    return QueueState.valueOf(state);
  }

  Queue queue(CanonicalJson json) {
    AnnotateInput asked = json.read(input, AnnotateInput.class);
    return new Queue(
        new QueueId(queueId),
        asked.plan(),
        currentState(),
        planned,
        createdAt,
        deadline,
        forAll,
        Optional.ofNullable(lateAt),
        Optional.ofNullable(endedAt),
        asked.startedBy());
  }
}
