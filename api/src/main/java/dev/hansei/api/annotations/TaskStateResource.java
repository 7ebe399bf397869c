package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a task stands, for a lead.
 *
 * @param item SHA-256 of question, a zero byte, and output; of a pair, with the other output after
 *     another zero byte
 * @param run the run that gave the output; absent, as are ordinal and caseId, where source is there
 * @param source where the texts lie: run-pair, brought (set, line, id), failure or trace
 * @param label the label that counts; absent unless labelled
 * @param fields the labels that count of each field of the form, by key; absent without a form
 * @param annotations what was said; empty as long as the task wants reviews
 */
public record TaskStateResource(
    UUID id,
    String item,
    Optional<UUID> run,
    Optional<Integer> ordinal,
    Optional<UUID> caseId,
    Optional<Origin> source,
    Split split,
    TaskState state,
    Optional<String> label,
    Optional<Resolution> resolution,
    Optional<Map<String, FieldLabel>> fields,
    List<AnnotationResource> annotations) {
  static TaskStateResource from(
      Task task, Map<TaskId, List<Annotation>> said, Map<TaskId, Map<String, Settled>> fields) {
    return new TaskStateResource(
        task.id().value(),
        task.item().toString(),
        task.ofRun().map(it -> it.run().value()),
        task.ofRun().map(Origin.OfRun::ordinal),
        task.ofRun().map(it -> it.caseId().value()),
        Optional.of(task.origin()).filter(it -> task.ofRun().isEmpty()),
        task.split(),
        task.state(),
        task.settled().map(it -> it.label().word()),
        task.settled().map(Settled::resolution),
        FieldLabel.of(fields.getOrDefault(task.id(), Map.of())),
        said.getOrDefault(task.id(), List.of()).stream().map(AnnotationResource::from).toList());
  }
}
