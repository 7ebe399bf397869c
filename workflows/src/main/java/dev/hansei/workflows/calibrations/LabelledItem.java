package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One line of a label set: which answer, and what people said of it; no text. The set is an
 * artifact, so what a judge was taught or measured on stays known when further labels come.
 *
 * @param passed the label that counts
 * @param byPeople whether only human beings labelled it
 * @param people those of them who have an account here
 * @param parts the slice it belongs to, by dimension
 */
public record LabelledItem(
    TaskId task,
    ItemKey item,
    CaseId caseId,
    CallKey call,
    boolean passed,
    boolean byPeople,
    List<PersonId> people,
    Map<String, String> parts) {
  public LabelledItem {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(item, "item is null");
    Objects.requireNonNull(caseId, "caseId is null");
    Objects.requireNonNull(call, "call is null");
    people = List.copyOf(people);
    parts = Frozen.sorted(parts);
  }
}
