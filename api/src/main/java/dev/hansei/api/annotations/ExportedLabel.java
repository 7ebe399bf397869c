package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Prelabels.Shown;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.cases.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A label that counts, with what it is about.
 *
 * @param item SHA-256 of question, a zero byte, and output; of a pair, with the other output after
 *     another zero byte
 * @param run the run that gave the output; absent, as are ordinal and caseId, where source is there
 * @param source where the texts lie: run-pair, brought (set, line, id), failure or trace
 * @param output the answer; of a pair, answer a
 * @param other answer b of a pair
 * @param label the label that counts; with a form, of its leading field
 * @param fields the labels that count of each field of the form, by key; absent without a form
 * @param resolution single, agreed, adjudicated, partial or majority
 * @param split what the case, and so its label, may be used for
 * @param human whether human beings alone labelled it
 */
public record ExportedLabel(
    String item,
    String question,
    String output,
    Optional<String> other,
    String reference,
    String label,
    Optional<Map<String, FieldLabel>> fields,
    Resolution resolution,
    boolean human,
    UUID criterion,
    UUID task,
    Optional<UUID> run,
    Optional<Integer> ordinal,
    Optional<UUID> caseId,
    Optional<Origin> source,
    Split split,
    List<AnnotationResource> annotations) {
  static ExportedLabel from(LabelledOutcome labelled, Map<AnnotationId, Shown> shown) {
    Task task = labelled.task();
    return new ExportedLabel(
        task.item().toString(),
        labelled.asked().transcript(),
        labelled.answer(),
        labelled.shown().other(),
        labelled.asked().reference(),
        labelled.label().word(),
        FieldLabel.of(labelled.fields()),
        task.settled().orElseThrow().resolution(),
        labelled.isHuman(),
        labelled.criterionId().value(),
        task.id().value(),
        task.ofRun().map(it -> it.run().value()),
        task.ofRun().map(Origin.OfRun::ordinal),
        task.ofRun().map(it -> it.caseId().value()),
        Optional.of(task.origin()).filter(it -> task.ofRun().isEmpty()),
        task.split(),
        labelled.annotations().stream()
            .map(said ->
                AnnotationResource.from(said)
                    .after(Optional.ofNullable(shown.get(said.id())).map(ShownResource::of)))
            .toList());
  }
}
