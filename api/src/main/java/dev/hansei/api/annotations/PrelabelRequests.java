package dev.hansei.api.annotations;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.JudgeVerdicts;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Finds the judge whose verdicts a queue is to show, among those that judged its answers. */
@Singleton
final class PrelabelRequests {
  /** In place of an id: the newest of those that judged the answers. */
  static final String NEWEST = "newest";

  private static final String FIELD = "prelabel";

  private final JudgeVerdicts verdicts;
  private final Judges judges;

  PrelabelRequests(JudgeVerdicts verdicts, Judges judges) {
    this.verdicts = verdicts;
    this.judges = judges;
  }

  /** The plan with that judge. */
  QueuePlan showing(ProjectId project, QueuePlan plan, String wanted) {
    if (plan.runs().isEmpty()) {
      throw new InvalidFieldException(
          FIELD, "Only of answers of runs it is known what a judge said.");
    }
    if (!(plan.labels() instanceof LabelKind.PassFail)) {
      throw new InvalidFieldException(
          FIELD, "Judges say pass or fail; the leading question takes other answers.");
    }
    List<Judge> asked = asked(project, plan);
    return plan.showing(
        asked.stream()
            .filter(judge -> wanted.equals(NEWEST) || judge.id().value().toString().equals(wanted))
            .max(Comparator.comparingInt(Judge::number))
            .orElseThrow(() ->
                new InvalidFieldException(
                    FIELD,
                    "No such judge of the criterion judged these answers; say newest, or the id"
                        + " of one of %d that did.".formatted(asked.size())))
            .id());
  }

  private List<Judge> asked(ProjectId project, QueuePlan plan) {
    return plan.runs().stream()
        .flatMap(run -> verdicts.of(project, run).stream())
        .map(verdict -> new JudgeId(verdict.judgeId()))
        .distinct()
        .flatMap(id -> judges.find(project, id).stream())
        .filter(judge -> judge.criterionId().equals(plan.criterionId()))
        // What a judge of pairs says is of two answers; people here see one.
        .filter(judge -> judge.kind() != JudgeKind.PAIRWISE)
        .toList();
  }
}
