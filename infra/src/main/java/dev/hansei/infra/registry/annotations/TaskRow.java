package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Preference;
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
import org.jspecify.annotations.Nullable;

/** A row of {@code annotations_task}. */
@MappedEntity("annotations_task")
record TaskRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID taskId,
    @Binary16 UUID queueId,
    @Binary32 Sha256 itemSha256,
    @Nullable @Binary16 UUID runId,
    @Nullable Integer ordinal,
    @Nullable @Binary16 UUID caseId,
    @Nullable @Binary32 Sha256 callKey,
    String split,
    String state,
    String label,
    String resolution,
    @Nullable String source,
    @Nullable Boolean turned,
    @Nullable Double size,
    @Nullable String stratum,
    @Nullable Double chance) {
  static TaskRow open(UUID project, Task task, Optional<Preference> preference) {
    Optional<Origin.OfRun> run = task.ofRun();
    return new TaskRow(
        project,
        task.id().value(),
        task.queueId().value(),
        task.item().sha256(),
        run.map(it -> it.run().value()).orElse(null),
        run.map(Origin.OfRun::ordinal).orElse(null),
        run.map(it -> it.caseId().value()).orElse(pairOf(task)),
        run.map(it -> it.call().sha256()).orElse(null),
        task.split().name(),
        TaskState.OPEN.name(),
        "",
        "",
        run.isPresent() ? null : OriginWord.of(task.origin()),
        run.isPresent() ? null : task.isTurned(),
        preference.map(Preference::size).orElse(null),
        preference.map(Preference::stratum).orElse(null),
        null);
  }

  /** The case of a pair of runs, whose author may not review it. */
  private static @Nullable UUID pairOf(Task task) {
    return task.origin() instanceof Origin.OfRuns(var a, var _) ? a.caseId().value() : null;
  }

  /** Where its texts lie. */
  Origin origin() {
    return source == null
        ? new Origin.OfRun(
            new RunId(requireNonNull(runId)),
            requireNonNull(ordinal),
            new CaseId(requireNonNull(caseId)),
            new CallKey(requireNonNull(callKey)))
        : OriginWord.read(source);
  }

  /** Whether answer b of a pair stands first. */
  boolean isTurned() {
    return Boolean.TRUE.equals(turned);
  }

  boolean isGold() {
    return state.equals(TaskState.GOLD.name());
  }

  Task task(LabelKind kind) {
    return new Task(
        new TaskId(taskId),
        new QueueId(queueId),
        new ItemKey(itemSha256),
        origin(),
        isTurned(),
        Split.valueOf(split),
        TaskState.valueOf(state),
        settled(kind));
  }

  private Optional<Settled> settled(LabelKind kind) {
    return label.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Settled(kind.headline(label).orElseThrow(), Resolution.valueOf(resolution)));
  }
}
