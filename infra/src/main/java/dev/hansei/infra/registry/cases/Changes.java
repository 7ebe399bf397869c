package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.models.ModelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may change of a case once it is there. */
final class Changes {
  private static final ModelName PERSON = new ModelName("builtin/person");

  private Changes() {}

  /**
   * @param approved whether a person says so
   */
  static CaseRow finalised(CaseRow row, boolean approved) {
    CaseRow changed = with(row, Case.State.FINAL, row.checked(), row.required());
    return approved ? approved(changed) : changed;
  }

  private static CaseRow approved(CaseRow row) {
    return new CaseRow(
        row.projectId(),
        row.caseId(),
        row.datasetId(),
        row.state(),
        row.content(),
        row.contentSha256(),
        row.questionHash(),
        row.heldQuestion(),
        row.required(),
        row.weight(),
        row.checked(),
        row.failureId(),
        row.documentId(),
        row.generationId(),
        row.authorId(),
        row.clusterKey(),
        row.createdAt(),
        true);
  }

  static CaseRow required(CaseRow row, boolean required) {
    return with(row, Case.State.valueOf(row.state()), row.checked(), required);
  }

  /** Rejected by a person; what the second pass said stays. */
  static CaseRow dropped(CaseRow row, CanonicalJson json) {
    var check = Optional.ofNullable(row.checked()).map(text -> json.read(text, CaseCheck.class));
    var problems = new ArrayList<>(check.map(CaseCheck::problems).orElse(List.of()));
    problems.add(CaseProblem.DROPPED_BY_PERSON);
    var with =
        new CaseCheck(
            problems,
            check.map(CaseCheck::checkedBy).orElse(PERSON),
            check.map(CaseCheck::note).orElse(""));
    return with(row, Case.State.REJECTED, json.write(with), false);
  }

  private static CaseRow with(
      CaseRow row, Case.State state, @Nullable String checked, boolean required) {
    return new CaseRow(
        row.projectId(),
        row.caseId(),
        row.datasetId(),
        state.name(),
        row.content(),
        row.contentSha256(),
        row.questionHash(),
        state == Case.State.REJECTED ? null : row.questionHash(),
        required,
        row.weight(),
        checked,
        row.failureId(),
        row.documentId(),
        row.generationId(),
        row.authorId(),
        row.clusterKey(),
        row.createdAt(),
        row.approved());
  }
}
