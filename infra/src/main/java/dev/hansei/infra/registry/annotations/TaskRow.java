package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code annotations_task}. */
@MappedEntity("annotations_task")
record TaskRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID taskId,
    @Binary16 UUID queueId,
    @Binary32 Sha256 itemSha256,
    @Binary16 UUID runId,
    int ordinal,
    @Binary16 UUID caseId,
    @Binary32 Sha256 callKey,
    String split,
    String state,
    String label,
    String resolution) {
  static TaskRow open(UUID project, Task task) {
    return new TaskRow(
        project,
        task.id().value(),
        task.queueId().value(),
        task.item().sha256(),
        task.runId().value(),
        task.ordinal(),
        task.caseId().value(),
        task.call().sha256(),
        task.split().name(),
        TaskState.OPEN.name(),
        "",
        "");
  }

  boolean isGold() {
    return state.equals(TaskState.GOLD.name());
  }

  Task task(LabelKind kind) {
    return new Task(
        new TaskId(taskId),
        new QueueId(queueId),
        new ItemKey(itemSha256),
        new RunId(runId),
        ordinal,
        new CaseId(caseId),
        new CallKey(callKey),
        Split.valueOf(split),
        TaskState.valueOf(state),
        settled(kind));
  }

  private Optional<Settled> settled(LabelKind kind) {
    return label.isEmpty()
        ? Optional.empty()
        : Optional.of(new Settled(kind.label(label).orElseThrow(), Resolution.valueOf(resolution)));
  }
}
