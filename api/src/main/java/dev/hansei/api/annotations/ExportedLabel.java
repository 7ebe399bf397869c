package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.LabelledOutcome;
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
 * @param item SHA-256 of question, a zero byte, and output
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
    String reference,
    String label,
    Optional<Map<String, FieldLabel>> fields,
    Resolution resolution,
    boolean human,
    UUID criterion,
    UUID task,
    UUID run,
    int ordinal,
    UUID caseId,
    Split split,
    List<AnnotationResource> annotations) {
  static ExportedLabel from(LabelledOutcome labelled) {
    Task task = labelled.task();
    return new ExportedLabel(
        task.item().toString(),
        labelled.asked().transcript(),
        labelled.answer(),
        labelled.asked().reference(),
        labelled.label().word(),
        FieldLabel.of(labelled.fields()),
        task.settled().orElseThrow().resolution(),
        labelled.isHuman(),
        labelled.criterionId().value(),
        task.id().value(),
        task.runId().value(),
        task.ordinal(),
        task.caseId().value(),
        task.split(),
        labelled.annotations().stream().map(AnnotationResource::from).toList());
  }
}
