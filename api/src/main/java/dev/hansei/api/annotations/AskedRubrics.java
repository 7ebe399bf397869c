package dev.hansei.api.annotations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.criteria.Rubrics;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Rubric;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What annotators go by where nobody says otherwise. */
@Singleton
final class AskedRubrics {
  private final Rubrics rubrics;
  private final Judges judges;

  AskedRubrics(Rubrics rubrics, Judges judges) {
    this.rubrics = rubrics;
    this.judges = judges;
  }

  /**
   * The newest rubric of a criterion, whether a judge follows it yet or not: people and judges go
   * by one text. That of a judge which was made before rubrics had versions, where there is none.
   */
  Optional<String> newest(ProjectId project, CriterionId criterion) {
    return rubrics.ofCriterion(project, criterion, PageRequest.first(1)).items().stream()
        .map(Rubric::text)
        .findFirst()
        .or(() -> judges.rubricOf(project, criterion));
  }
}
